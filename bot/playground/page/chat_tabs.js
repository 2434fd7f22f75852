/** Which of a person's chats is open: the private one with the bot, or a group. */
import { el } from "./dom.js";
import { icon, mark } from "./icons.js";

export class ChatTabs {
  #unread = new Map();
  #chosen = null;

  constructor(onChoose) {
    this.onChoose = onChoose;
    this.node = el("div", { class: "chat-tabs", role: "group", "aria-label": "Chats" });
  }

  draw(bot, personId, groups) {
    const tabs = [
      this.#tab(personId, bot.first_name, mark(), "chat-private"),
      ...groups.map((group) => this.#tab(group.id, group.title, icon("group"), "chat-group")),
    ];
    const focused = this.node.contains(document.activeElement) ? document.activeElement.dataset.chatId : null;
    this.node.replaceChildren(...tabs);
    this.node.querySelector(`[data-chat-id="${focused}"]`)?.focus();
  }

  #tab(chatId, title, picture, testid) {
    const unread = this.#unread.get(chatId) ?? 0;
    const properties = {
      type: "button",
      class: "chat-tab",
      "aria-pressed": String(chatId === this.#chosen),
      data: { testid, chatId },
      onclick: () => this.onChoose(chatId),
    };
    return el("button", properties, picture, el("span", { class: "chat-title" }, title), badge(unread));
  }

  choose(chatId) {
    this.#chosen = chatId;
    this.#unread.delete(chatId);
    for (const tab of this.node.children) {
      const mine = Number(tab.dataset.chatId) === chatId;
      tab.setAttribute("aria-pressed", String(mine));
      if (mine) tab.querySelector(".badge")?.remove();
    }
  }

  addUnread(chatId) {
    this.#unread.set(chatId, (this.#unread.get(chatId) ?? 0) + 1);
    const tab = this.node.querySelector(`[data-chat-id="${chatId}"]`);
    tab?.querySelector(".badge")?.remove();
    tab?.append(badge(this.#unread.get(chatId)));
  }
}

/** The number of unread messages, or null for none. */
export function badge(count) {
  return count ? el("span", { class: "badge", "aria-label": `${count} unread` }, String(count)) : null;
}
