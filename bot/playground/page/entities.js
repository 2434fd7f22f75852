/**
 * Bot API text with entities -> DOM nodes. Offsets and lengths count UTF-16 code units, which is exactly how a
 * JavaScript string counts, so an emoji or a letter outside the basic plane needs no care of its own.
 */
import { el } from "./dom.js";

const SAFE_LINK = /^(https?|tg|mailto|tel):/i;

/** `act` is what a tap can do: `command(text)`, `link(address)`. `language` is a code for dates. */
export function renderText(text, entities, act, language) {
  const spans = (entities ?? []).map(({ type, offset, length, ...more }) => ({
    ...more,
    type,
    from: offset,
    to: offset + length,
  }));
  spans.sort((one, other) => one.from - other.from || other.to - one.to);
  return renderRange({ text, act, language }, spans, 0, text.length);
}

function renderRange(context, spans, from, to) {
  const nodes = [];
  let position = from;
  for (let index = 0; index < spans.length;) {
    const span = spans[index];
    const end = Math.min(span.to, to);
    const inner = spans.slice(index + 1).filter((other) => other.from < end);
    if (span.from > position) nodes.push(context.text.slice(position, span.from));
    nodes.push(wrap(context, span, renderRange(context, inner, Math.max(span.from, position), end), end));
    position = Math.max(position, end);
    if (BLOCKS.has(span.type) && context.text[position] === "\n") position += 1;
    index += 1 + inner.length;
  }
  if (position < to) nodes.push(context.text.slice(position, to));
  return nodes;
}

/** They end their line by themselves: the line break after one would show as an empty line. */
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

function wrap(context, span, children, end) {
  const raw = context.text.slice(span.from, end);
  return (KINDS[span.type] ?? plain)(children, { ...context, span, raw });
}

const plain = (children) => el("span", {}, children);
const tag = (name, attributes) => (children) => el(name, attributes, children);

const KINDS = {
  bold: tag("strong"),
  italic: tag("em"),
  underline: tag("u"),
  strikethrough: tag("s"),
  code: tag("code"),
  pre: (children, { span }) =>
    el("pre", { tabindex: 0, data: span.language ? { language: span.language } : {} }, el("code", {}, children)),
  blockquote: tag("blockquote"),
  expandable_blockquote: expandable,
  spoiler,
  text_link: (children, { span, act }) => link(children, span.url, act),
  url: (children, { raw, act }) => link(children, SAFE_LINK.test(raw) ? raw : `https://${raw}`, act),
  email: (children, { raw, act }) => link(children, `mailto:${raw}`, act),
  phone_number: (children, { raw, act }) => link(children, `tel:${raw.replace(/[^+\d]/g, "")}`, act),
  bot_command: command,
  mention: tag("span", { class: "mention" }),
  text_mention: tag("span", { class: "mention" }),
  hashtag: tag("span", { class: "mention" }),
  cashtag: tag("span", { class: "mention" }),
  date_time: dateTime,
};

/** An anchor, because only that may break over two lines inside a sentence. */
function command(children, { raw, act }) {
  const send = (event) => (event.preventDefault(), act.command(raw));
  return el(
    "a",
    { href: "#", role: "button", class: "text-command", data: { testid: "text-command" }, onclick: send },
    children,
  );
}

function link(children, address, act) {
  if (!SAFE_LINK.test(address ?? "")) return plain(children);
  const follow = (event) => {
    if (act.link(address)) event.preventDefault();
  };
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer", onclick: follow }, children);
}

function expandable(children) {
  const words = el("div", { class: "quote-text" }, children);
  const toggle = el("button", { type: "button", class: "quote-toggle", "aria-expanded": "false" }, "Show all");
  toggle.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-expanded") !== "true";
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? "Show less" : "Show all";
  });
  return el("blockquote", { class: "expandable" }, words, toggle);
}

function spoiler(children) {
  const cover = el(
    "span",
    { class: "spoiler", role: "button", tabindex: 0, "aria-label": "Hidden text, press to show" },
    el("span", {}, children),
  );
  const reveal = () => {
    cover.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
  };
  cover.addEventListener("click", reveal);
  cover.addEventListener(
    "keydown",
    (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), reveal()),
  );
  return cover;
}

/** Shown in the reader's own zone and language, as Telegram does; without a format the words stay as they are. */
function dateTime(children, { span, language }) {
  const moment = new Date(span.unix_time * 1000);
  const shown = span.date_time_format ? formatMoment(moment, span.date_time_format, language) : null;
  const full = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" }).format(moment);
  return el("time", { datetime: moment.toISOString(), title: full }, shown ?? children);
}

/** Telegram's format letters: r relative; w weekday; d, D short and long date; t, T short and long time. */
function formatMoment(moment, format, language) {
  if (format.includes("r")) return relative(moment, language);
  const options = {
    ...(format.includes("w") && { weekday: "long" }),
    ...(format.includes("d") && { day: "numeric", month: "numeric", year: "numeric" }),
    ...(format.includes("D") && { day: "numeric", month: "long", year: "numeric" }),
    ...(/[tT]/.test(format) && { hour: "2-digit", minute: "2-digit" }),
    ...(format.includes("T") && { second: "2-digit" }),
  };
  return new Intl.DateTimeFormat(language, options).format(moment);
}

const STEPS = [
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

function relative(moment, language) {
  const seconds = Math.round((moment - Date.now()) / 1000);
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? STEPS.at(-1);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
