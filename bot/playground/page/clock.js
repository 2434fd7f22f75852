/** People's time: the moment the chats live in, which can be moved on without waiting. */
import * as api from "./api.js";
import { toast } from "./dialogs.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { dayOnly, span, timeOnly } from "./times.js";

const TICK_MS = 1000;
const HOUR = 3600;
const DAY = 24 * HOUR;

export class Clock {
  #readAt = 0;
  #clock = null;

  constructor() {
    this.day = el("span");
    this.year = el("span", { class: "clock-year" });
    this.time = el("span", { class: "clock-time" });
    this.shift = el("span");
    this.moved = el(
      "span",
      { class: "clock-shift", hidden: true, data: { testid: "clock-shift" } },
      el("span", { class: "clock-word" }, "moved "),
      this.shift,
    );
    const words = [
      el("span", { class: "visually-hidden" }, "People's time: "),
      el("span", { class: "clock-day" }, this.day, " ", this.year),
      this.time,
      this.moved,
    ];
    const now = el(
      "div",
      { class: "clock-now", title: "People's time, in the zone of this browser", data: { testid: "clock-now" } },
      words,
    );
    this.buttons = [
      this.#nextButton(),
      this.#stepButton("+1 hour", "+1 h", HOUR, "clock-plus-hour"),
      this.#stepButton("+1 day", "+1 d", DAY, "clock-plus-day"),
    ];
    this.said = el("span", { class: "visually-hidden", role: "status" });
    this.node = el(
      "div",
      { class: "clock", role: "group", "aria-label": "People's time" },
      now,
      el("div", { class: "clock-buttons" }, this.buttons),
      this.said,
    );
    setInterval(() => this.#tick(), TICK_MS);
  }

  #nextButton() {
    const deed = () => this.#move(api.nextReminder(), "No reminder is waiting.");
    return el(
      "button",
      {
        type: "button",
        class: "clock-button strong",
        title: "Go to the moment of the next reminder",
        data: { testid: "clock-next-reminder" },
        onclick: deed,
      },
      icon("bell"),
      el("span", { class: "wide" }, "Next reminder"),
      el("span", { class: "narrow" }, "Next"),
    );
  }

  #stepButton(label, short, seconds, testid) {
    return el(
      "button",
      {
        type: "button",
        class: "clock-button",
        "aria-label": label,
        data: { testid },
        onclick: () => this.#move(api.advanceClock(seconds)),
      },
      el("span", { class: "wide" }, label),
      el("span", { class: "narrow" }, short),
    );
  }

  /** `clock`: {now, shift_seconds} as the server says it. */
  show(clock) {
    this.#clock = clock;
    this.#readAt = performance.now();
    this.#tick();
  }

  #tick() {
    if (!this.#clock) return;
    const now = new Date(Date.parse(this.#clock.now) + performance.now() - this.#readAt);
    const moved = span(this.#clock.shift_seconds);
    put(this.day, dayOnly(now));
    put(this.time, timeOnly(now));
    put(this.year, String(now.getFullYear()));
    put(this.shift, moved);
    this.moved.hidden = !moved;
  }

  async #move(request, whenStill = null) {
    for (const button of this.buttons) button.disabled = true;
    try {
      const clock = await request;
      this.show(clock);
      if (clock.moved === false && whenStill) toast(whenStill);
      else this.said.textContent = `It is now ${dayOnly(new Date(clock.now))}, ${timeOnly(new Date(clock.now))}.`;
    } catch (refused) {
      toast(refused.message);
    } finally {
      for (const button of this.buttons) button.disabled = false;
    }
  }
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
