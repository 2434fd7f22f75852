/**
 * What stands between the messages and the box: Start in an empty chat or after a link, Unblock for a blocked bot, and
 * the buttons of a reply keyboard.
 */
import { el } from "./dom.js";
import { mark } from "./icons.js";

/** `act`: say(text), unblock(), place(), contact(); all but unblock resolve to true when something was sent. */
export class Foot {
  #pressedOnce = null;
  #key = "";

  constructor(act) {
    this.act = act;
    this.node = el("div", { class: "foot" });
  }

  /** `payload`: null unless a deep link was followed; then its start parameter. */
  draw({ messages, botId, blocked, inGroup, payload }) {
    const key = JSON.stringify([
      messages.length === 0,
      keyboardOf(messages, botId),
      blocked,
      inGroup,
      payload,
      this.#pressedOnce,
    ]);
    if (key === this.#key) return;
    this.#key = key;
    this.node.replaceChildren(...this.#content(messages, botId, blocked, inGroup, payload).filter(Boolean));
  }

  #content(messages, botId, blocked, inGroup, payload) {
    if (blocked && !inGroup)
      return [
        el(
          "button",
          { type: "button", class: "big-button", data: { testid: "unblock-bar" }, onclick: this.act.unblock },
          "Unblock the bot",
        ),
      ];
    if (payload !== null) return [this.#start(payload)];
    if (!messages.length && !inGroup) return [welcome(), this.#start("")];
    return [this.#keyboard(keyboardOf(messages, botId))];
  }

  #start(payload) {
    const command = payload ? `/start ${payload}` : "/start";
    return el(
      "button",
      { type: "button", class: "big-button", data: { testid: "start" }, onclick: () => this.act.say(command) },
      "Start",
    );
  }

  focusStart() {
    this.node.querySelector(".big-button")?.focus();
  }

  #keyboard(found) {
    if (!found || found.id === this.#pressedOnce) return null;
    const key = (button) =>
      el(
        "button",
        {
          type: "button",
          class: "reply-button",
          data: { testid: "reply-button" },
          onclick: () => this.#press(button, found),
        },
        button.text,
      );
    const rows = found.keyboard.map((row) => el("div", { class: "keyboard-row" }, row.map(key)));
    return el("div", { class: "reply-keyboard", role: "group", "aria-label": "Suggested replies" }, rows);
  }

  /** A one-time keyboard goes once it was used, not when the person thought better of it. */
  async #press(button, { id, one_time_keyboard: once }) {
    const sent = await this.#send(button);
    if (!sent || !once) return;
    this.#pressedOnce = id;
    this.node.querySelector(".reply-keyboard")?.remove();
  }

  #send(button) {
    if (button.request_location) return this.act.place();
    if (button.request_contact) return this.act.contact();
    return this.act.say(button.text);
  }
}

/** The reply keyboard that holds now: the bot's latest word about one wins. */
function keyboardOf(messages, botId) {
  const last = messages.findLast(
    ({ from, reply_keyboard: given }) => from?.id === botId && (given?.keyboard || given?.remove_keyboard),
  );
  return last?.reply_keyboard.keyboard ? { id: last.message_id, ...last.reply_keyboard } : null;
}

const welcome = () =>
  el(
    "div",
    { class: "welcome" },
    mark(),
    el("p", {}, "No messages here yet. Press Start, or write without it: the bot has to be ready for both."),
  );
