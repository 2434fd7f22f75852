/** The list of the bot's commands: opened by its button or by a slash, filtered by what is typed, walked with the arrows. */
import { el, freshId } from "./dom.js";

export class CommandMenu {
  #shown = [];
  #at = 0;

  /** `commands()` gives the current BotCommands; `choose(command)` runs when one is picked. */
  constructor(box, commands, choose) {
    Object.assign(this, { box, commands, choose });
    this.node = el("div", {
      class: "commands",
      role: "listbox",
      "aria-label": "Commands of the bot",
      id: freshId("commands"),
      hidden: true,
      data: { testid: "commands-menu" },
    });
    box.setAttribute("aria-controls", this.node.id);
  }

  get isOpen() {
    return !this.node.hidden;
  }

  /** Follow what is typed: open while it is a slash and the start of a command, closed otherwise. */
  follow(text) {
    const typed = /^\/([a-z0-9_]*)$/i.exec(text);
    if (typed) this.#show(this.commands().filter(({ command }) => command.startsWith(typed[1].toLowerCase())));
    else this.close();
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.#show(this.commands());
  }

  close() {
    this.node.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }

  /** True when the key was the menu's. */
  key(event) {
    if (!this.isOpen) return false;
    const deed = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Enter: () => this.#pick(),
      Tab: () => this.#fill(),
      Escape: () => this.close(),
    }[event.key];
    if (!deed || event.shiftKey || event.isComposing) return false;
    event.preventDefault();
    deed();
    return true;
  }

  #show(commands) {
    if (!commands.length) return this.close();
    this.#shown = commands;
    this.node.replaceChildren(...commands.map((command, index) => this.#option(command, index)));
    this.node.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
    return this.#mark(0);
  }

  #option({ command, description }, index) {
    const words = [
      el("span", { class: "command-name" }, `/${command}`),
      el("span", { class: "command-words" }, description),
    ];
    const option = el(
      "div",
      { class: "command", role: "option", id: `${this.node.id}-${index}`, data: { testid: "command-option", command } },
      words,
    );
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("pointermove", () => this.#at !== index && this.#mark(index));
    option.addEventListener("click", () => this.#pick(index));
    return option;
  }

  #move(step) {
    this.#mark((this.#at + step + this.#shown.length) % this.#shown.length);
  }

  #mark(at) {
    this.#at = at;
    for (const [index, option] of [...this.node.children].entries())
      option.setAttribute("aria-selected", String(index === this.#at));
    const current = this.node.children[this.#at];
    this.box.setAttribute("aria-activedescendant", current.id);
    current.scrollIntoView({ block: "nearest" });
  }

  #pick(index = this.#at) {
    const { command } = this.#shown[index];
    this.close();
    this.choose(command);
  }

  #fill() {
    this.box.value = `/${this.#shown[this.#at].command} `;
    this.box.dispatchEvent(new Event("input"));
  }
}
