/** What the page knows: a copy of the server's state, kept up to date by its events. */

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Store {
  #chats = new Map();
  #listeners = new Set();

  bot = null;
  people = [];
  groups = [];
  commands = {};
  clock = null;

  /** Listeners get the event after it was applied; `{type: "state"}` after the whole state was read. */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  messages(chatId) {
    return [...this.#chat(chatId).values()].sort((one, other) => one.message_id - other.message_id);
  }

  message(chatId, messageId) {
    return this.#chat(chatId).get(messageId);
  }

  /** Whether the chat is of a person or group the store knows; a group that grew into another is not. */
  knows(chatId) {
    return [...this.people, ...this.groups].some(({ id }) => id === chatId);
  }

  person(personId) {
    return this.people.find((person) => person.id === personId);
  }

  /** The command menu as this person's Telegram shows it. */
  commandsFor(person) {
    return this.commands[person.language_code] ?? this.commands[""] ?? [];
  }

  replace(state) {
    const { bot, people, groups = [], commands = {}, clock, chats = {} } = state;
    Object.assign(this, { bot, people, groups, commands, clock });
    const before = this.#chats;
    this.#chats = new Map();
    for (const [chatId, messages] of Object.entries(chats)) {
      const known = before.get(Number(chatId)) ?? new Map();
      this.#chats.set(Number(chatId), new Map(messages.map((message) => [message.message_id, keep(known, message)])));
    }
    this.#tell({ type: "state" });
  }

  apply(event) {
    const chatId = event.chat_id ?? event.message?.chat?.id ?? null;
    (CHANGES[event.type] ?? ignore)(this, this.#chat(chatId), event);
    this.#tell({ ...event, chat_id: chatId });
  }

  #chat(chatId) {
    if (!this.#chats.has(chatId)) this.#chats.set(chatId, new Map());
    return this.#chats.get(chatId);
  }

  #tell(event) {
    for (const listener of this.#listeners) listener(event);
  }
}

/** An unchanged message stays the same object, so that its bubble is not drawn again. */
function keep(known, message) {
  const before = known.get(message.message_id);
  return before && same(before, message) ? before : message;
}

const ignore = () => {};

const put = (store, chat, { message }) => chat.set(message.message_id, keep(chat, message));

const CHANGES = {
  message: put,
  edit: (store, chat, event) => {
    const { message } = event;
    const before = chat.get(message.message_id);
    put(store, chat, { message: { reactions: before?.reactions, ...message, edited: message.edited ?? true } });
  },
  delete: (store, chat, { message_id: id }) => chat.delete(id),
  reaction: (store, chat, { message_id: id, reactions }) => {
    if (chat.has(id)) chat.set(id, { ...chat.get(id), reactions });
  },
  commands: (store, chat, { commands }) => {
    if (commands) store.commands = commands;
  },
  clock: (store, chat, { clock }) => {
    if (clock) store.clock = clock;
  },
  blocked: (store, chat, { person_id: id, blocked }) => {
    const person = store.person(id);
    if (person && blocked !== undefined) person.blocked = blocked;
  },
};
