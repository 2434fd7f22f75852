/** One message as it stands in the log. */
import { renderButtons } from "./buttons.js";
import { el, iconButton } from "./dom.js";
import { renderText } from "./entities.js";
import { icon, mark } from "./icons.js";
import { renderMedia, summary } from "./media.js";
import { isoOf, timeOf } from "./times.js";

/**
 * `place`: {mine, fromBot, inGroup} says whose message it is; where it stands among the others is applyPlace's.
 * `act`: what can be done with it; see log.js.
 */
export function renderMessage(message, place, act, context) {
  const service = serviceWords(message);
  if (service) return el("article", { class: "service", data: identity(message, "service"), tabindex: -1 }, service);
  return el(
    "article",
    {
      class: classOf(place, message),
      data: identity(message, place.mine ? "me" : place.fromBot ? "bot" : "other"),
      tabindex: -1,
      "aria-label": spoken(message, place),
    },
    place.inGroup && !place.mine ? el("div", { class: "message-avatar" }, avatar(message.from, place.fromBot)) : null,
    el("div", { class: "message-body" }, balloon(message, place, act, context), renderKeyboard(message, act, context)),
    iconButton(icon("more"), "Message actions", {
      class: "icon-button message-more",
      tabindex: -1,
      "aria-haspopup": "menu",
      onclick: (event) => act.menu(message, event.currentTarget),
    }),
  );
}

const identity = (message, from) => ({ testid: "message", messageId: message.message_id, from });

const classOf = (place, message) =>
  ["message", place.mine ? "mine" : "theirs", (message.sticker || isBigEmoji(message)) && "bare"]
    .filter(Boolean)
    .join(" ");

const spoken = (message, place) => `${place.mine ? "You" : nameOf(message.from)}, ${timeOf(message)}`;

function balloon(message, place, act, context) {
  return el(
    "div",
    {
      class: message.photo && !message.caption ? "bubble only-photo" : "bubble",
      oncontextmenu: (event) => openHere(event, message, act),
    },
    place.inGroup && !place.mine ? el("div", { class: "sender" }, nameOf(message.from)) : null,
    message.reply_to_message ? quote(message.reply_to_message, act) : null,
    renderMedia(message),
    words(message, act, context),
    reactions(message),
    meta(message, place),
  );
}

/** The page's own menu on a right click or a long press, but never over a link or marked text. */
function openHere(event, message, act) {
  if (event.target.closest("a") || String(getSelection())) return;
  event.preventDefault();
  act.menu(message, { x: event.clientX, y: event.clientY });
}

function words(message, act, context) {
  const text = message.text ?? message.caption;
  if (!text) return null;
  const entities = message.entities ?? message.caption_entities;
  return el(
    "div",
    { class: "text", dir: "auto", lang: context.language, data: { testid: "message-text" } },
    renderText(text, entities, act, context.language),
  );
}

function quote(original, act) {
  return el(
    "button",
    {
      type: "button",
      class: "quoted",
      onclick: () => act.show(original.message_id),
      "aria-label": `In reply to: ${summary(original).slice(0, 80)}`,
    },
    el("span", { class: "quoted-name" }, nameOf(original.from)),
    el("span", { class: "quoted-text" }, summary(original)),
  );
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  const chips = message.reactions.map((emoji) =>
    el("span", { class: "reaction", role: "listitem", "aria-label": `The bot reacted with ${emoji}` }, emoji),
  );
  return el("div", { class: "reactions", role: "list", data: { testid: "reactions" } }, chips);
}

function meta(message, place) {
  return el(
    "div",
    { class: "meta" },
    message.has_protected_content
      ? el("span", { class: "meta-icon", title: "Forwarding and saving are not allowed" }, icon("lock"))
      : null,
    message.edited ? el("span", { data: { testid: "edited" } }, "edited") : null,
    el("time", { datetime: isoOf(message) }, timeOf(message)),
    place.mine ? el("span", { class: "meta-icon" }, icon("tick")) : null,
  );
}

/** The buttons under a message, or null. */
export function renderKeyboard(message, act, context) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return renderButtons(rows, (data) => context.taps.isWaiting(message.message_id, data), {
    ...act,
    tapped: (data) => act.tapped(message, data),
  });
}

export const nameOf = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(" ") || "Unknown";

/** A round picture of who speaks: the mark for the bot, the first letter for a person. */
export function avatar(user, isBot) {
  if (isBot) return el("span", { class: "avatar bot", "aria-hidden": "true" }, mark());
  return el(
    "span",
    { class: "avatar", data: { tint: user ? user.id % 5 : 0 }, "aria-hidden": "true" },
    nameOf(user).slice(0, 1),
  );
}

const EMOJI_ALONE =
  /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s?){1,3}$/u;

const isBigEmoji = (message) =>
  message.text !== undefined && !message.entities?.length && EMOJI_ALONE.test(message.text);

function serviceWords(message) {
  const names = (users) => users.map(nameOf).join(", ");
  if (message.new_chat_members) return `${names(message.new_chat_members)} joined the group`;
  if (message.left_chat_member) return `${nameOf(message.left_chat_member)} left the group`;
  if (message.group_chat_created) return "The group was created";
  if (message.new_chat_title) return `The group is now called ${message.new_chat_title}`;
  if (message.pinned_message) return `Pinned: ${summary(message.pinned_message).slice(0, 60)}`;
  return null;
}
