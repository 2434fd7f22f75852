/**
 * The messages of one chat: drawn once, then only what changed is drawn again. It follows the newest message as long as
 * the reader is at the end, and leaves the reader's place alone otherwise.
 */
import { renderKeyboard, renderMessage } from "./bubble.js";
import { el, reducedMotion } from "./dom.js";
import { applyPlace, placeOf } from "./places.js";
import { dayOf } from "./times.js";

const NEAR_END_PX = 80;
const SHRINKING_MS = 260;

export class Log {
  #drawn = new Map();
  #activeId = null;
  #following = true;
  #unseen = 0;
  #settled = false;
  #lastTop = 0;

  /** `context`: {personId, botId, inGroup, language, taps, label}; `act`: what the bubbles can do. */
  constructor(context, act) {
    this.context = context;
    this.act = { ...act, show: (messageId) => this.show(messageId) };
    this.list = el("div", { class: "log-list" });
    this.typingNode = el("div", { class: "typing", hidden: true, data: { testid: "typing" } });
    const properties = {
      class: "log",
      role: "log",
      "aria-label": context.label,
      "aria-live": "polite",
      "aria-relevant": "additions text",
      data: { testid: "log" },
    };
    this.scroller = el("div", properties, this.list, this.typingNode);
    this.jump = el("button", {
      type: "button",
      class: "jump",
      hidden: true,
      data: { testid: "jump" },
      onclick: () => this.toEnd(),
    });
    this.node = el("div", { class: "log-frame" }, this.scroller, this.jump);
    this.#listen();
  }

  #listen() {
    this.scroller.addEventListener("scroll", () => this.#noticePlace(), { passive: true });
    this.list.addEventListener("focusin", (event) => this.#activate(event.target.closest("article")));
    this.list.addEventListener("keydown", (event) => this.#walk(event));
    const keep = new ResizeObserver(() => this.#following && this.#jumpToEnd());
    for (const node of [this.list, this.scroller, this.typingNode]) keep.observe(node);
  }

  /** Bring the log up to date with the chat's messages, oldest first. */
  draw(messages) {
    const ids = new Set(messages.map((message) => message.message_id));
    for (const [id, entry] of this.#drawn) if (!ids.has(id)) this.#leave(id, entry);
    this.#arrange(messages.flatMap((_, index) => this.#drawOne(messages, index)));
    if (!ids.has(this.#activeId) || !this.list.contains(document.activeElement))
      this.#setActive(messages.at(-1)?.message_id ?? null);
    this.#settled = true;
  }

  /** A tap on this message's buttons began or ended. */
  drawButtons(messageId) {
    const entry = this.#drawn.get(messageId);
    const before = entry?.node.querySelector(".keyboard");
    if (!before) return;
    const focus = focusIn(before);
    before.replaceWith(renderKeyboard(entry.message, this.act, this.context));
    setStops(entry.node, messageId === this.#activeId);
    if (focus) entry.node.querySelector(focus)?.focus({ preventScroll: true });
  }

  /** Show that `name` is writing; null: nobody is. */
  typing(name) {
    const dots = el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    this.typingNode.hidden = name === null;
    this.typingNode.replaceChildren(
      ...(name === null
        ? []
        : [el("div", { class: "bubble" }, dots, el("span", { class: "visually-hidden" }, `${name} is typing`))]),
    );
  }

  toEnd() {
    this.#following = true;
    this.#jumpToEnd();
  }

  show(messageId) {
    const node = this.#drawn.get(messageId)?.node;
    node?.scrollIntoView({ block: "center", behavior: reducedMotion() ? "auto" : "smooth" });
    node?.focus({ preventScroll: true });
    node?.classList.add("shown");
    node?.addEventListener("animationend", () => node.classList.remove("shown"), { once: true });
  }

  /** The nodes of one message: the day above it, where one begins, and the message. */
  #drawOne(messages, index) {
    const message = messages[index];
    const place = placeOf(messages, index, this.context);
    const entry = this.#drawn.get(message.message_id);
    if (!entry) this.#add(message, place);
    else if (entry.message !== message) this.#change(entry, message, place);
    const { node, day } = this.#drawn.get(message.message_id);
    applyPlace(node, place);
    return place.newDay ? [day, node] : [node];
  }

  #add(message, place) {
    const node = renderMessage(message, place, this.act, this.context);
    setStops(node, false);
    if (this.#settled) this.#arrive(node, place);
    const day = el("div", { class: "day", role: "separator" }, el("span", {}, dayOf(message)));
    this.#drawn.set(message.message_id, { message, node, day });
  }

  #arrive(node, place) {
    node.classList.add("arriving");
    if (place.mine) this.#following = true;
    else if (!this.#following) this.#unseen += 1;
    this.#drawJump();
  }

  #change(entry, message, place) {
    const node = renderMessage(message, place, this.act, this.context);
    const focus = focusIn(entry.node);
    node.classList.add(changeClass(entry.message, message));
    carryOver(entry, { message, node });
    setStops(node, message.message_id === this.#activeId);
    entry.node.replaceWith(node);
    Object.assign(entry, { message, node });
    if (focus) (node.querySelector(focus) ?? node).focus({ preventScroll: true });
  }

  #leave(id, { node, day }) {
    this.#drawn.delete(id);
    day.remove();
    if (reducedMotion() || !this.#settled) return node.remove();
    node.classList.add("leaving");
    const shrink = [
      { height: `${node.offsetHeight}px`, opacity: 1 },
      { height: 0, opacity: 0, transform: "scale(.9)" },
    ];
    return node.animate(shrink, { duration: SHRINKING_MS, easing: "ease-in" }).finished.finally(() => node.remove());
  }

  #arrange(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...this.list.children])
      if (!wanted.has(child) && !child.classList.contains("leaving")) child.remove();
    let next = staying(this.list.firstElementChild);
    for (const node of nodes) {
      if (node === next) next = staying(next.nextElementSibling);
      else this.list.insertBefore(node, next);
    }
  }

  #activate(node) {
    if (node?.dataset.messageId) this.#setActive(Number(node.dataset.messageId));
  }

  #setActive(messageId) {
    if (messageId === this.#activeId) return;
    const [before, now] = [this.#drawn.get(this.#activeId), this.#drawn.get(messageId)];
    this.#activeId = messageId;
    if (before) setStops(before.node, false);
    if (now) setStops(now.node, true);
  }

  #walk(event) {
    const node = event.target.closest("article");
    if (event.key === "Enter" && event.target === node) return this.#openActions(event, node);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !node) return undefined;
    const all = [...this.list.querySelectorAll("article:not(.leaving)")];
    event.preventDefault();
    return all[all.indexOf(node) + step]?.focus();
  }

  #openActions(event, node) {
    event.preventDefault();
    const entry = this.#drawn.get(Number(node.dataset.messageId));
    this.act.menu(entry.message, node.querySelector(".bubble") ?? node);
  }

  /** Growing text moves the end away without anybody scrolling; only scrolling up gives up following. */
  #noticePlace() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    if (!clientHeight) return;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    this.#following = atEnd || (this.#following && scrollTop >= this.#lastTop);
    this.#lastTop = scrollTop;
    if (this.#following) this.#unseen = 0;
    this.#drawJump();
  }

  #jumpToEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  #drawJump() {
    this.jump.hidden = this.#following;
    this.jump.textContent = this.#unseen ? `↓ ${this.#unseen} new` : "↓";
    this.jump.setAttribute(
      "aria-label",
      this.#unseen ? `${this.#unseen} new messages, go to the end` : "Go to the newest message",
    );
  }
}

/** Only the active message and what is in it can be reached with Tab; the arrows move on, Enter opens its actions. */
function setStops(node, active) {
  node.tabIndex = active ? 0 : -1;
  for (const stop of node.querySelectorAll("button:not(.message-more), a, pre, .spoiler:not(.shown)"))
    stop.tabIndex = active ? 0 : -1;
}

const sameIn = (one, other, names) => names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));

/** Parts that did not change stay the very same nodes: an opened quote stays open, a picture is not loaded again. */
const PARTS = [
  [".text", ["text", "caption", "entities", "caption_entities"]],
  [".photo", ["photo"]],
];

function carryOver(before, after) {
  for (const [part, names] of PARTS) {
    const [kept, made] = [before.node.querySelector(part), after.node.querySelector(part)];
    if (kept && made && sameIn(before.message, after.message, names)) made.replaceWith(kept);
  }
}

function changeClass(before, after) {
  if (!sameIn(before, after, ["reactions"])) return "reacted";
  return sameIn(before, after, ["text", "caption", "entities", "caption_entities", "reply_markup", "photo"])
    ? "still"
    : "flash";
}

/** A selector that finds the focused thing again after it was drawn anew; null when the focus is elsewhere. */
function focusIn(node) {
  const focused = document.activeElement;
  if (!node.contains(focused)) return null;
  return focused.dataset.data ? `[data-data="${CSS.escape(focused.dataset.data)}"]` : ":scope";
}

function staying(node) {
  let next = node;
  while (next?.classList.contains("leaving")) next = next.nextElementSibling;
  return next;
}
