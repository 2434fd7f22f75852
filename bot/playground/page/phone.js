/** One person's phone: who they are, the chats they see, and everything they can do there. */
import * as api from "./api.js";
import { Attachments } from "./attachments.js";
import { Taps } from "./buttons.js";
import { ChatTabs } from "./chat_tabs.js";
import { Composer } from "./composer.js";
import { startPayload } from "./deep_links.js";
import { alertDialog, askText, showKeys, toast, toastShelf } from "./dialogs.js";
import { el } from "./dom.js";
import { Log } from "./log.js";
import { Foot } from "./phone_foot.js";
import { PhoneHead } from "./phone_head.js";
import { openMessageMenu, openPhoneMenu } from "./phone_menus.js";

const TYPING_MS = 5500;

export class Phone {
  #logs = new Map();
  #typingEnds = new Map();
  /** Null unless a deep link was followed and Start was not pressed since. */
  #startPayload = null;

  constructor(store, personId) {
    Object.assign(this, { store, personId, chatId: personId });
    this.taps = new Taps((messageId) => this.#logs.forEach((log) => log.drawButtons(messageId)));
    this.tabs = new ChatTabs((chatId) => this.enter(chatId));
    this.head = new PhoneHead(this.person, this.tabs, {
      speak: (code) => this.#speak(code),
      openMenu: (anchor) => this.#openMore(anchor),
    });
    this.composer = new Composer(this.#composerDeeds(), () => store.commandsFor(this.person));
    this.attachments = new Attachments(this.person.first_name, this.#attachmentDeeds());
    this.foot = new Foot({
      say: (text) => this.say(text),
      unblock: () => this.#attempt(api.unblock(personId)),
      place: () => this.attachments.askPlace(),
      contact: () => this.#attempt(api.sendMadeUp(personId, "contact", this.groupId)),
    });
    this.screen = el("div", { class: "screen" }, toastShelf());
    this.node = this.#build();
    this.attachments.watch(this.node);
    this.draw();
    this.enter(personId);
  }

  get person() {
    return this.store.person(this.personId);
  }

  /** Null in the private chat: the server takes that one when no chat is named. */
  get groupId() {
    return this.chatId === this.personId ? null : this.chatId;
  }

  #build() {
    const { role, first_name: name } = this.person;
    const properties = {
      class: "phone",
      id: `phone-${this.personId}`,
      "aria-label": `${name}'s phone (${role})`,
      data: { testid: `phone-${role}`, role, personId: this.personId },
    };
    const parts = [this.head.node, this.screen, this.foot.node, this.composer.node, this.attachments.nodes];
    return el("section", properties, parts.flat());
  }

  /** Bring everything up to date with the store. */
  draw() {
    this.head.draw(this.person);
    this.tabs.draw(this.store.bot, this.personId, this.store.groups);
    for (const log of this.#logs.values()) log.context.language = this.person.language_code ?? "en";
    for (const chatId of [this.personId, ...this.store.groups.map((group) => group.id)]) this.#drawChat(chatId);
  }

  /** The server tells nobody of a person's language, so what it answers is taken over here. */
  async #speak(code) {
    await this.#attempt(api.speak(this.personId, code).then((person) => Object.assign(this.person, person)));
    this.draw();
  }

  #log(chatId) {
    if (!this.#logs.has(chatId)) this.#logs.set(chatId, this.#makeLog(chatId));
    return this.#logs.get(chatId);
  }

  #makeLog(chatId) {
    const inGroup = chatId !== this.personId;
    const label = `Messages of ${this.person.first_name} with ${inGroup ? this.#titleOf(chatId) : this.store.bot.first_name}`;
    const context = {
      personId: this.personId,
      botId: this.store.bot.id,
      inGroup,
      language: this.person.language_code ?? "en",
      taps: this.taps,
      label,
    };
    const log = new Log(context, this.#bubbleDeeds(chatId));
    log.node.hidden = chatId !== this.chatId;
    this.screen.append(log.node);
    return log;
  }

  #titleOf(chatId) {
    return this.store.groups.find((group) => group.id === chatId)?.title ?? "the group";
  }

  #drawChat(chatId) {
    const messages = this.store.messages(chatId);
    this.#log(chatId).draw(messages);
    if (chatId === this.chatId) this.#drawFoot(messages);
  }

  #drawFoot(messages) {
    const [blocked, inGroup] = [Boolean(this.person.blocked), this.groupId !== null];
    this.foot.draw({ messages, botId: this.store.bot.id, blocked, inGroup, payload: this.#startPayload });
    this.composer.node.hidden = blocked && !inGroup;
  }

  enter(chatId) {
    this.chatId = chatId;
    for (const [id, log] of this.#logs) log.node.hidden = id !== chatId;
    this.tabs.choose(chatId);
    const name = this.groupId === null ? this.store.bot.first_name : this.#titleOf(chatId);
    this.composer.enter(chatId, `Message as ${this.person.first_name} to ${name}`, "Message");
    this.#drawFoot(this.store.messages(chatId));
  }

  /** An event of the server, already in the store. */
  on(event) {
    if (event.type === "callback_answer") return event.person_id === this.personId && this.#answered(event);
    if (event.type === "typing") return this.#sees(event.chat_id) && this.#showTyping(event.chat_id);
    if (["state", "blocked", "commands"].includes(event.type)) return this.draw();
    return this.#sees(event.chat_id) && this.#changed(event);
  }

  #sees(chatId) {
    return chatId === this.personId || this.store.groups.some((group) => group.id === chatId);
  }

  #changed(event) {
    const fromBot = event.message?.from?.id === this.store.bot.id;
    if (event.type === "message" && fromBot) this.#endTyping(event.chat_id);
    if (event.type === "message" && event.chat_id !== this.chatId && event.message.from?.id !== this.personId)
      this.tabs.addUnread(event.chat_id);
    this.#drawChat(event.chat_id);
    if (event.type === "message" && event.chat_id === this.chatId && event.message.reply_keyboard?.force_reply)
      this.composer.answer(event.message);
  }

  #answered({ callback_query_id: id, text, show_alert: alert }) {
    this.taps.answered(id);
    if (!text) return;
    if (alert) alertDialog(`${this.store.bot.first_name} to ${this.person.first_name}`, text);
    else toast(text, this.screen);
  }

  #showTyping(chatId) {
    clearTimeout(this.#typingEnds.get(chatId));
    this.#log(chatId).typing(this.store.bot.first_name);
    this.#typingEnds.set(
      chatId,
      setTimeout(() => this.#endTyping(chatId), TYPING_MS),
    );
  }

  #endTyping(chatId) {
    clearTimeout(this.#typingEnds.get(chatId));
    this.#log(chatId).typing(null);
  }

  /** True when it was done; a refusal is shown as a toast in this phone. */
  async #attempt(deed) {
    try {
      await deed;
      return true;
    } catch (refused) {
      if (!(refused instanceof api.Refused)) throw refused;
      toast(refused.message, this.screen);
      return false;
    }
  }

  say(text, replyTo) {
    if (text.startsWith("/start")) this.#startPayload = null;
    return this.#attempt(api.say(this.personId, text, { chatId: this.groupId, replyTo }));
  }

  #composerDeeds() {
    return {
      send: (text, mode) =>
        mode.kind === "edit" ? this.#saveEdit(mode.message, text) : this.say(text, mode.message?.message_id),
      command: (name) => this.say(this.groupId === null ? `/${name}` : `/${name}@${this.store.bot.username}`),
      attach: (anchor) => this.attachments.openMenu(anchor, this.groupId === null),
      editLast: () => this.#editLast(),
    };
  }

  #saveEdit(message, text) {
    if (text === (message.text ?? message.caption)) return true;
    return this.#attempt(api.edit(this.personId, message.message_id, text, this.groupId));
  }

  #editLast() {
    const mine = this.store
      .messages(this.chatId)
      .filter((message) => message.from?.id === this.personId && (message.text ?? message.caption) !== undefined);
    if (mine.length) this.composer.edit(mine.at(-1));
  }

  #attachmentDeeds() {
    return {
      file: (kind, file, caption) => this.#attempt(api.sendFile(this.personId, kind, file, caption, this.groupId)),
      place: (latitude, longitude) => this.#attempt(api.sendPlace(this.personId, latitude, longitude, this.groupId)),
      madeUp: (kind) => this.#attempt(api.sendMadeUp(this.personId, kind, this.groupId)),
    };
  }

  #bubbleDeeds(chatId) {
    return {
      command: (text) => this.say(text),
      link: (address) => this.#follow(address),
      copy: (text) => this.#copy(text),
      unsupported: (words) => toast(words, this.screen),
      tapped: (message, data) =>
        this.#attempt(this.taps.send(this.personId, message, data, chatId === this.personId ? null : chatId)),
      menu: (message, anchor) => this.#openMessageMenu(message, anchor),
    };
  }

  /** A link to this bot opens the private chat with a Start button; true when it was such a link. */
  #follow(address) {
    const payload = startPayload(address, this.store.bot.username);
    if (payload === null) return false;
    this.#startPayload = payload;
    this.enter(this.personId);
    this.foot.focusStart();
    return true;
  }

  async #copy(text) {
    await navigator.clipboard.writeText(text);
    toast("Copied", this.screen);
  }

  #openMessageMenu(message, anchor) {
    const words = message.text ?? message.caption;
    openMessageMenu(
      anchor,
      { mine: message.from?.id === this.personId, hasWords: Boolean(words) },
      {
        reply: () => this.composer.reply(message),
        copy: () => this.#copy(words),
        edit: () => this.composer.edit(message),
        remove: () => this.#attempt(api.remove(this.personId, message.message_id, this.groupId)),
      },
    );
  }

  #openMore(anchor) {
    openPhoneMenu(anchor, this.person, {
      openLink: () => this.#askLink(),
      showKeys: () => showKeys(),
      block: () => this.#attempt(api.block(this.personId)),
      unblock: () => this.#attempt(api.unblock(this.personId)),
    });
  }

  async #askLink() {
    const address = await askText(`Open a link as ${this.person.first_name}`, {
      label: "Link to the bot",
      placeholder: `t.me/${this.store.bot.username}?start=…`,
      action: "Open",
    });
    if (address && !this.#follow(address)) toast("That is not a link to this bot.", this.screen);
  }
}
