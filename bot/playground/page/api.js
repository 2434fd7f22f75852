/** The page's only way to the server: one function for each thing a person, or the developer, can do. */

export class Refused extends Error {}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused("The playground does not answer. Is it still running?");
  }
  if (!response.ok) throw new Refused(await reason(response));
  return response.status === 204 ? null : response.json();
}

async function reason(response) {
  const text = await response.text();
  try {
    const body = JSON.parse(text);
    return body.description ?? body.error ?? body.detail ?? text;
  } catch {
    return text || `The playground answered ${response.status}.`;
  }
}

const post = (path, body) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

const asPerson = (personId, deed, body = {}) => post(`/playground/people/${personId}/${deed}`, body);

export const loadState = () => request("/playground/state");
export const loadLog = () => request("/playground/log");
export const fileAddress = (fileId) => `/playground/files/${encodeURIComponent(fileId)}`;

export const say = (personId, text, { chatId, replyTo } = {}) =>
  asPerson(personId, "say", { text, ...inChat(chatId), ...(replyTo ? { reply_to: replyTo } : {}) });
export const edit = (personId, messageId, text, chatId) =>
  asPerson(personId, "edit", { message_id: messageId, text, ...inChat(chatId) });
export const remove = (personId, messageId, chatId) =>
  asPerson(personId, "delete", { message_id: messageId, ...inChat(chatId) });
export const tap = (personId, messageId, data, chatId) =>
  asPerson(personId, "tap", { message_id: messageId, data, ...inChat(chatId) });
export const sendPlace = (personId, latitude, longitude, chatId) =>
  asPerson(personId, "location", { latitude, longitude, ...inChat(chatId) });
/** kind: voice, video, sticker or contact; the server makes one up. */
export const sendMadeUp = (personId, kind, chatId) => asPerson(personId, kind, inChat(chatId));
export const block = (personId) => asPerson(personId, "block");
export const unblock = (personId) => asPerson(personId, "unblock");
export const speak = (personId, languageCode) => asPerson(personId, "language", { language_code: languageCode });

/** kind: photo or document. */
export function sendFile(personId, kind, file, caption, chatId) {
  const form = new FormData();
  form.append("file", file, file.name);
  if (caption) form.append("caption", caption);
  if (chatId) form.append("chat_id", String(chatId));
  return request(`/playground/people/${personId}/${kind}`, { method: "POST", body: form });
}

export const loadClock = () => request("/playground/clock");
export const advanceClock = (seconds) => post("/playground/clock", { advance_seconds: seconds });
export const nextReminder = () => post("/playground/clock", { next_reminder: true });

export const loadFaults = () => request("/playground/faults");
export const setFaults = (faults) => post("/playground/faults", faults);
export const clearFaults = () => request("/playground/faults", { method: "DELETE" });

/** A private chat has the person's own id, so only a group is named in a request. */
const inChat = (chatId) => (chatId ? { chat_id: chatId } : {});

const RETRY_MS = 1500;

/**
 * Follow the server's events for as long as the page is open. `onOpen` runs at each connection, the first and every
 * later one, because events that passed in between are gone and the state has to be read anew.
 */
export function follow({ onEvent, onOpen, onLost }) {
  const source = new EventSource("/playground/events");
  source.addEventListener("open", onOpen);
  source.addEventListener("message", (message) => onEvent(JSON.parse(message.data)));
  source.addEventListener("error", () => {
    onLost();
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => follow({ onEvent, onOpen, onLost }), RETRY_MS);
  });
}
