/** The box a person writes in: new messages, replies and edits, with a draft kept for each chat. */
import { CommandMenu } from "./commands.js";
import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { summary } from "./media.js";

const HIGHEST_PX = 168;
const BORDERS_PX = 2;

export class Composer {
  #mode = { kind: "new" };
  #drafts = new Map();
  #chatId = null;

  /**
   * `act`: send(text, mode), editLast(), attach(anchor), command(name); all but attach may return a promise, and the
   * text is only cleared once it is fulfilled. `commands()` gives the bot's commands.
   */
  constructor(act, commands) {
    this.act = act;
    this.box = this.#makeBox();
    this.menu = new CommandMenu(this.box, commands, (command) => this.#runCommand(command));
    this.bar = el("div", { class: "composer-bar", hidden: true });
    this.node = el("div", { class: "composer-area" }, this.menu.node, this.bar, this.#makeRow());
  }

  #makeBox() {
    const box = el("textarea", {
      class: "composer-box",
      rows: 1,
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      data: { testid: "composer" },
    });
    box.addEventListener("input", () => (this.#fit(), this.menu.follow(box.value)));
    box.addEventListener("keydown", (event) => this.#key(event));
    box.addEventListener("blur", () => this.menu.close());
    return box;
  }

  #makeRow() {
    const stay = (event) => event.preventDefault();
    const commands = iconButton(icon("commands"), "Commands of the bot", {
      data: { testid: "commands-button" },
      onpointerdown: stay,
      onclick: () => (this.focus(), this.menu.toggle()),
    });
    const attach = iconButton(icon("attach"), "Attach", {
      "aria-haspopup": "menu",
      data: { testid: "attach" },
      onclick: (event) => this.act.attach(event.currentTarget),
    });
    this.sendButton = iconButton(icon("send"), "Send", {
      class: "icon-button send",
      data: { testid: "send" },
      onpointerdown: stay,
      onclick: () => this.#send(),
    });
    return el("div", { class: "composer" }, commands, this.box, attach, this.sendButton);
  }

  /** Move to another chat: what was being written stays with the chat it was for. */
  enter(chatId, label, placeholder) {
    if (this.#chatId === chatId) return;
    this.#drafts.set(this.#chatId, { text: this.box.value, mode: this.#mode });
    const { text, mode } = this.#drafts.get(chatId) ?? { text: "", mode: { kind: "new" } };
    this.#chatId = chatId;
    this.box.setAttribute("aria-label", label);
    this.box.placeholder = placeholder;
    this.#setText(text);
    this.#setMode(mode);
  }

  focus() {
    this.box.focus();
  }

  reply(message) {
    this.answer(message);
    this.focus();
  }

  /** The next words are a reply to this message, as when the bot asks for one; the focus stays where it is. */
  answer(message) {
    this.#setMode({ kind: "reply", message });
  }

  edit(message) {
    this.#setMode({ kind: "edit", message });
    this.#setText(message.text ?? message.caption ?? "");
    this.focus();
  }

  insert(text) {
    this.#setText(text);
    this.focus();
  }

  #setMode(mode) {
    this.#mode = mode;
    this.bar.hidden = mode.kind === "new";
    this.sendButton.setAttribute("aria-label", mode.kind === "edit" ? "Save the edit" : "Send");
    if (mode.kind === "new") return this.bar.replaceChildren();
    const title = mode.kind === "edit" ? "Edit message" : `Reply to ${mode.message.from?.first_name ?? "message"}`;
    const words = el(
      "div",
      { class: "composer-bar-words" },
      el("strong", {}, title),
      el("span", {}, summary(mode.message)),
    );
    return this.bar.replaceChildren(
      icon(mode.kind),
      words,
      iconButton(icon("close"), `Cancel: ${title}`, { onclick: () => this.#cancel() }),
    );
  }

  #cancel() {
    if (this.#mode.kind === "edit") this.#setText("");
    this.#setMode({ kind: "new" });
    this.focus();
  }

  #setText(text) {
    this.box.value = text;
    this.#fit();
  }

  #fit() {
    this.box.style.height = "";
    if (this.box.scrollHeight > this.box.clientHeight)
      this.box.style.height = `${Math.min(this.box.scrollHeight + BORDERS_PX, HIGHEST_PX)}px`;
    this.sendButton.classList.toggle("ready", Boolean(this.box.value.trim()));
  }

  #key(event) {
    if (this.menu.key(event) || event.isComposing) return;
    const empty = this.box.value === "";
    if (event.key === "Enter" && !event.shiftKey) this.#send();
    else if (event.key === "ArrowUp" && empty && this.#mode.kind === "new") this.act.editLast();
    else if (event.key === "Escape" && this.#mode.kind !== "new") this.#cancel();
    else return;
    event.preventDefault();
  }

  async #send() {
    const [text, mode, chatId] = [this.box.value.trim(), this.#mode, this.#chatId];
    if (!text) return this.focus();
    this.menu.close();
    this.#setText("");
    this.#setMode({ kind: "new" });
    if (await this.act.send(text, mode)) return undefined;
    return this.#giveBack(chatId, text, mode);
  }

  /** The server did not take it: the words go back to where they were written, unless something new stands there. */
  #giveBack(chatId, text, mode) {
    if (chatId !== this.#chatId) return this.#drafts.set(chatId, { text, mode });
    if (this.box.value) return undefined;
    this.#setMode(mode);
    return this.#setText(text);
  }

  async #runCommand(command) {
    const before = this.box.value;
    this.#setText("");
    if (!(await this.act.command(command))) this.#setText(before);
  }
}
