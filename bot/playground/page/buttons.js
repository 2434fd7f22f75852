/** Inline keyboards under a bot's message, and the taps that still wait for the bot's answer. */
import { tap } from "./api.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";

const PATIENCE_MS = 20000;

/**
 * The taps of one person that the bot has not answered yet. The answer travels on another connection than the tap's own
 * response and may overtake it, so answers that nobody waits for yet are remembered.
 */
export class Taps {
  #waiting = new Map();
  #early = new Set();

  constructor(onChange) {
    this.onChange = onChange;
  }

  isWaiting(messageId, data) {
    return this.#waiting.has(key(messageId, data));
  }

  async send(personId, message, data, chatId) {
    const mine = key(message.message_id, data);
    if (this.#waiting.has(mine)) return;
    this.#waiting.set(mine, null);
    this.onChange(message.message_id);
    try {
      const { callback_query_id: id } = await tap(personId, message.message_id, data, chatId);
      if (this.#early.delete(id)) this.#end(mine);
      else this.#expect(mine, id);
    } catch (refused) {
      this.#end(mine);
      throw refused;
    }
  }

  /** The bot answered; without an id every tap of this person is taken as answered. */
  answered(id) {
    const found = [...this.#waiting].filter(([, waiting]) => id === undefined || waiting === String(id));
    for (const [mine] of found) this.#end(mine);
    if (!found.length && id !== undefined) this.#early.add(id);
  }

  #expect(mine, id) {
    if (!this.#waiting.has(mine)) return;
    this.#waiting.set(mine, String(id));
    setTimeout(() => this.#waiting.get(mine) === String(id) && this.#end(mine), PATIENCE_MS);
  }

  #end(mine) {
    this.#waiting.delete(mine);
    this.onChange(Number(mine.split(":", 1)[0]));
  }
}

const key = (messageId, data) => `${messageId}:${data}`;

/** `act`: tapped(data), link(address), copy(text), unsupported(words). */
export function renderButtons(rows, isWaiting, act) {
  return el(
    "div",
    { class: "keyboard", role: "group", "aria-label": "Buttons" },
    rows.map((row) =>
      el(
        "div",
        { class: "keyboard-row" },
        row.map((button) => inline(button, isWaiting, act)),
      ),
    ),
  );
}

function inline(button, isWaiting, act) {
  if (button.url) return linkButton(button, act);
  const waiting = button.callback_data !== undefined && isWaiting(button.callback_data);
  const properties = {
    type: "button",
    class: classOf(button, waiting),
    "aria-busy": waiting ? "true" : null,
    data: { testid: "inline-button", data: button.callback_data ?? "" },
    onclick: () => press(button, act),
  };
  return el(
    "button",
    properties,
    el("span", {}, button.text),
    button.copy_text ? icon("copy") : null,
    waiting ? el("span", { class: "spinner" }) : null,
  );
}

function linkButton(button, act) {
  const follow = (event) => {
    if (act.link(button.url)) event.preventDefault();
  };
  const properties = {
    href: button.url,
    target: "_blank",
    rel: "noopener noreferrer",
    class: classOf(button, false),
    data: { testid: "inline-button" },
    onclick: follow,
  };
  return el("a", properties, el("span", {}, button.text), icon("open"));
}

function press(button, act) {
  if (button.callback_data !== undefined) act.tapped(button.callback_data);
  else if (button.copy_text) act.copy(button.copy_text.text);
  else act.unsupported("The playground does not know this kind of button.");
}

const classOf = (button, waiting) =>
  ["inline-button", button.style && `style-${button.style}`, waiting && "waiting"].filter(Boolean).join(" ");
