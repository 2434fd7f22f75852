/**
 * What stands between the messages and the box: Start in an empty chat or after a link, Unblock for a blocked bot, and
 * the buttons of a reply keyboard.
 */
import { el } from "./dom.js";
import { mark } from "./icons.js";

/** `act`: say(text), unblock(), place(), contact(). */
export class Foot {
  #pressedOnce = null;
  #key = "";

  constructor(act) {
    this.act = act;
    this.node = el("div", { class: "foot" });
  }

  /** `payload`: null unless a deep link was followed; then its start parameter. */
  draw({ messages, botId, blocked, inGroup, payload }) {
    const key = JSON.stringify([messages.length === 0, keyboardOf(messages, botId), blocked, inGroup, payload, this.#pressedOnce]);
    if (key === this.#key) return;
    this.#key = key;
    this.node.replaceChildren(...this.#content(messages, botId, blocked, inGroup, payload).filter(Boolean));
  }

  #content(messages, botId, blocked, inGroup, payload) {
    if (blocked && !inGroup) return [el("button", { type: "button", class: "big-button", data: { testid: "unblock-bar" }, onclick: this.act.unblock }, "Unblock the bot")];
    if (payload !== null) return [this.#start(payload)];
    if (!messages.length && !inGroup) return [welcome(), this.#start("")];
    return [this.#keyboard(keyboardOf(messages, botId))];
  }

  #start(payload) {
    const command = payload ? `/start ${payload}` : "/start";
    return el("button", { type: "button", class: "big-button", data: { testid: "start" }, onclick: () => this.act.say(command) }, "Start");
  }

  focusStart() {
    this.node.querySelector(".big-button")?.focus();
  }

  #keyboard(found) {
    if (!found || found.id === this.#pressedOnce) return null;
    const press = (button) => {
      if (found.once) this.#pressedOnce = found.id;
      this.#press(button);
    };
    const rows = found.rows.map((row) => el("div", { class: "keyboard-row" }, row.map((button) => el("button", { type: "button", class: "reply-button", data: { testid: "reply-button" }, onclick: () => press(button) }, button.text ?? button))));
    return el("div", { class: "reply-keyboard", role: "group", "aria-label": "Suggested replies" }, rows);
  }

  #press(button) {
    if (button.request_location) this.act.place();
    else if (button.request_contact) this.act.contact();
    else this.act.say(button.text ?? button);
  }
}

/** The reply keyboard that holds now: the bot's latest word about one wins. */
function keyboardOf(messages, botId) {
  const last = messages.findLast(({ from, reply_markup: markup }) => from?.id === botId && (markup?.keyboard || markup?.remove_keyboard));
  if (!last?.reply_markup.keyboard) return null;
  return { id: last.message_id, rows: last.reply_markup.keyboard, once: Boolean(last.reply_markup.one_time_keyboard) };
}

const welcome = () =>
  el("div", { class: "welcome" }, mark(), el("p", {}, "No messages here yet. Press Start, or write without it: the bot has to be ready for both."));
