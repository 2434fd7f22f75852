/** The drawer that makes the local Telegram fail on purpose, and shows which calls the bot has made. */
import * as api from "./api.js";
import { toast } from "./dialogs.js";
import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";

const KINDS = [
  ["429", "429 Too Many Requests"],
  ["500-before", "500, nothing done"],
  ["500-after", "500, but it was done"],
  ["502-before", "502, nothing done"],
  ["502-after", "502, but it was done"],
  ["drop-before", "connection dropped, nothing done"],
  ["drop-after", "connection dropped, but it was done"],
  ["hang", "no answer until cleared, nothing done"],
  ["hang-after", "no answer until cleared, but it was done"],
  ["403", "403, the bot is blocked"],
  ["outage", "outage: every connection dropped"],
  ["duplicate-update", "updates delivered twice"],
];
const METHODS = [
  "*",
  "sendMessage",
  "sendPhoto",
  "sendDocument",
  "editMessageText",
  "editMessageReplyMarkup",
  "deleteMessage",
  "answerCallbackQuery",
  "setMessageReaction",
  "sendChatAction",
  "getUpdates",
  "getFile",
];
const CALLS_SHOWN = 60;

export class FaultDrawer {
  #faults = [];

  constructor(store) {
    this.store = store;
    this.toggle = iconButton(icon("faults"), "Faults and calls", {
      "aria-expanded": "false",
      "aria-controls": "faults",
      data: { testid: "faults-toggle" },
      onclick: () => this.#switch(),
    });
    this.chats = el("select", { class: "field", name: "chat" });
    this.active = el("ul", { class: "fault-list", data: { testid: "fault-list" } });
    this.calls = el("ol", {
      class: "call-list",
      reversed: true,
      tabindex: 0,
      "aria-label": "Calls of the bot",
      data: { testid: "call-list" },
    });
    this.node = this.#build();
    this.#drawFaults();
  }

  #build() {
    const close = iconButton(icon("close"), "Close the faults", { onclick: () => this.#switch() });
    const clear = el(
      "button",
      { type: "button", class: "quiet", data: { testid: "fault-clear" }, onclick: () => this.#set([]) },
      "Clear all",
    );
    const refresh = el(
      "button",
      { type: "button", class: "quiet", data: { testid: "calls-refresh" }, onclick: () => this.#refresh() },
      "Refresh",
    );
    const node = el(
      "aside",
      { class: "drawer", id: "faults", hidden: true, "aria-label": "Faults and calls", data: { testid: "faults" } },
      el("header", { class: "drawer-head" }, el("h2", {}, "Make Telegram fail"), close),
      el(
        "p",
        { class: "drawer-note" },
        "The next matching calls of the bot run into the fault. Nothing here touches what people do.",
      ),
      this.#form(),
      el("div", { class: "drawer-row" }, el("h3", {}, "Set now"), clear),
      this.active,
      el("div", { class: "drawer-row" }, el("h3", {}, "Calls of the bot"), refresh),
      this.calls,
    );
    node.addEventListener("keydown", (event) => event.key === "Escape" && this.#switch());
    return node;
  }

  #form() {
    const number = (name, value, placeholder) =>
      el("input", {
        class: "field",
        type: "number",
        min: 1,
        name,
        value,
        placeholder,
        data: { testid: `fault-${name}` },
      });
    const form = el(
      "form",
      { class: "fault-form" },
      labelled("What happens", select("kind", KINDS)),
      labelled(
        "To which call",
        select(
          "method",
          METHODS.map((method) => [method, method === "*" ? "every call" : method]),
        ),
      ),
      labelled("In which chat", this.chats),
      el(
        "div",
        { class: "two-fields" },
        labelled("How often", number("times", 1, "always")),
        labelled("Retry after, s", number("retry_after", 3)),
      ),
      el("button", { class: "primary", data: { testid: "fault-add" } }, "Set this fault"),
    );
    form.addEventListener("submit", (event) => (event.preventDefault(), this.#add(new FormData(form))));
    return form;
  }

  #add(form) {
    const [kind, method, chat, times] = ["kind", "method", "chat", "times"].map((name) => form.get(name));
    const fault = { method, kind, times: times ? Number(times) : null };
    if (chat) fault.chat_id = Number(chat);
    if (kind === "429") fault.retry_after = Number(form.get("retry_after") || 1);
    return this.#set([...this.#faults, fault]);
  }

  #set(faults) {
    return this.#take(faults.length ? api.setFaults(faults) : api.clearFaults());
  }

  /** The server counts how often a fault has struck, so what it answers is what is shown. */
  async #take(request) {
    try {
      this.#faults = (await request).filter((fault) => fault.times !== 0);
      this.#drawFaults();
    } catch (refused) {
      toast(refused.message);
    }
  }

  #drawFaults() {
    const rows = this.#faults.map((fault) =>
      el(
        "li",
        {},
        el("strong", {}, fault.kind),
        ` ${fault.method === "*" ? "every call" : fault.method}${fault.chat_id ? ` in ${this.#titleOf(fault.chat_id)}` : ""}, ${fault.times ? `${fault.times}×` : "always"}`,
      ),
    );
    this.active.replaceChildren(...(rows.length ? rows : [el("li", { class: "empty" }, "No fault: Telegram works.")]));
    this.toggle.classList.toggle("alarming", this.#faults.length > 0);
  }

  #titleOf(chatId) {
    return (
      this.store.person(chatId)?.first_name ?? this.store.groups.find((group) => group.id === chatId)?.title ?? chatId
    );
  }

  #refresh() {
    this.#take(api.loadFaults());
    return this.#drawCalls();
  }

  async #drawCalls() {
    try {
      const log = (await api.loadLog()).filter((call) => call.method !== "getUpdates");
      this.calls.replaceChildren(...log.slice(-CALLS_SHOWN).reverse().map(callRow));
    } catch (refused) {
      toast(refused.message);
    }
  }

  #switch() {
    this.node.hidden = !this.node.hidden;
    this.toggle.setAttribute("aria-expanded", String(!this.node.hidden));
    if (this.node.hidden) return this.toggle.focus();
    const chats = [
      ...this.store.people.map((person) => [person.id, person.first_name]),
      ...this.store.groups.map((group) => [group.id, group.title]),
    ];
    this.chats.replaceChildren(...[["", "every chat"], ...chats].map(option));
    this.node.querySelector("select").focus();
    return this.#refresh();
  }
}

function callRow({ method, outcome, params }) {
  const fine = outcome === "ok";
  return el(
    "li",
    { class: fine ? "" : "failed" },
    el("code", {}, method),
    params?.chat_id ? ` → ${params.chat_id}` : "",
    el("span", { class: "outcome" }, outcome),
  );
}

const option = ([value, label]) => el("option", { value }, label);
const select = (name, options) =>
  el("select", { class: "field", name, data: { testid: `fault-${name}` } }, options.map(option));
const labelled = (label, field) => el("label", { class: "labelled" }, el("span", {}, label), field);
