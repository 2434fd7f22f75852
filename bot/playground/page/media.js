/** What a message can hold besides text: pictures, files, places, and the kinds that are only named. */
import { fileAddress } from "./api.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { showPicture } from "./dialogs.js";

/** The node for the message's attachment, or null for a message of text alone. */
export function renderMedia(message) {
  const kind = Object.keys(KINDS).find((name) => message[name]);
  return kind ? KINDS[kind](message[kind], message) : null;
}

const KINDS = {
  photo,
  document: file,
  location: place,
  voice: (voice) => named("voice", "Voice message", lasting(voice)),
  audio: (audio) => named("voice", audio.title ?? "Audio", lasting(audio)),
  video: (video) => named("video", "Video", lasting(video)),
  video_note: (note) => named("video", "Video message", lasting(note)),
  animation: (animation) => named("video", "Animation", lasting(animation)),
  sticker: (sticker) => el("div", { class: "sticker", role: "img", "aria-label": "Sticker" }, sticker.emoji ?? "◌"),
  contact: (contact) =>
    named("contact", [contact.first_name, contact.last_name].filter(Boolean).join(" "), contact.phone_number),
  poll: (poll) => named("commands", poll.question, "Poll"),
};

const HIGHEST_PX = 360;

/** Its place is taken before it is loaded, so that the messages do not jump. */
function photo(sizes, message) {
  const largest = sizes.at(-1);
  const name = message.caption ? `Photo: ${message.caption.slice(0, 80)}` : "Photo";
  const picture = el("img", {
    src: fileAddress(largest.file_id),
    alt: name,
    width: largest.width,
    height: largest.height,
  });
  picture.addEventListener("error", () =>
    picture.replaceWith(el("span", { class: "broken" }, "The picture could not be loaded.")),
  );
  const open = () => showPicture(picture.src, name);
  const frame = el(
    "button",
    { type: "button", class: "photo", data: { testid: "photo" }, "aria-label": `${name}, open`, onclick: open },
    picture,
  );
  frame.style.width = `${Math.min(largest.width, Math.round((HIGHEST_PX * largest.width) / largest.height))}px`;
  return frame;
}

function file(document) {
  const name = document.file_name ?? "file";
  const size = document.file_size === undefined ? "" : readableSize(document.file_size);
  return el(
    "a",
    { class: "file", href: fileAddress(document.file_id), download: name, data: { testid: "document" } },
    el("span", { class: "file-badge" }, extension(name)),
    el(
      "span",
      { class: "file-words" },
      el("span", { class: "file-name" }, name),
      el("span", { class: "file-size" }, size),
    ),
  );
}

const extension = (name) => (name.includes(".") ? name.split(".").at(-1).slice(0, 4) : "file");

/** Bytes as a person reads them. */
export function readableSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function place({ latitude, longitude }) {
  const words = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return el(
    "div",
    { class: "place", role: "img", "aria-label": `Location ${words}` },
    icon("place"),
    el("span", {}, words),
  );
}

function named(picture, title, detail) {
  return el(
    "div",
    { class: "named-media" },
    el("span", { class: "file-badge" }, icon(picture)),
    el(
      "span",
      { class: "file-words" },
      el("span", { class: "file-name" }, title),
      el("span", { class: "file-size" }, detail ?? ""),
    ),
  );
}

const lasting = ({ duration }) =>
  duration === undefined ? "" : `${Math.floor(duration / 60)}:${String(duration % 60).padStart(2, "0")}`;

/** One line that stands for a message: in a reply's quote and in the composer's bar. */
export function summary(message) {
  const words = message.text ?? message.caption;
  if (words) return words;
  const kind = Object.keys(KINDS).find((name) => message[name]);
  return kind ? kind[0].toUpperCase() + kind.slice(1).replace("_", " ") : "Message";
}
