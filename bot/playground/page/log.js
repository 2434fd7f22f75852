/**
 * The messages of one chat: drawn once, then only what changed is drawn again. It follows the newest message as long as
 * the reader is at the end, and leaves the reader's place alone otherwise.
 */
import { renderMessage } from "./bubble.js";
import { el, reducedMotion } from "./dom.js";
import { dayOf } from "./times.js";

const NEAR_END_PX = 80;
const GROUP_SECONDS = 300;

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
    this.scroller = el(
      "div",
      { class: "log", role: "log", "aria-label": context.label, "aria-live": "polite", "aria-relevant": "additions text", data: { testid: "log" } },
      this.list,
      this.typingNode,
    );
    this.jump = el("button", { type: "button", class: "jump", hidden: true, data: { testid: "jump" }, onclick: () => this.toEnd() });
    this.node = el("div", { class: "log-frame" }, this.scroller, this.jump);
    this.#listen();
  }

  #listen() {
    this.scroller.addEventListener("scroll", () => this.#noticePlace(), { passive: true });
    this.list.addEventListener("focusin", (event) => this.#activate(event.target.closest("article")));
    this.list.addEventListener("keydown", (event) => this.#walk(event));
    const keep = new ResizeObserver(() => this.#following && this.#jumpToEnd());
    keep.observe(this.list);
    keep.observe(this.scroller);
    keep.observe(this.typingNode);
  }

  /** Bring the log up to date with the chat's messages, oldest first. */
  draw(messages) {
    const ids = new Set(messages.map((message) => message.message_id));
    for (const [id, entry] of this.#drawn) if (!ids.has(id)) this.#leave(id, entry);
    if (!ids.has(this.#activeId) || !this.list.contains(document.activeElement)) this.#activeId = messages.at(-1)?.message_id ?? null;
    const nodes = messages.flatMap((message, index) => this.#drawOne(messages, index));
    this.#arrange(nodes);
    this.#settled = true;
  }

  /** Draw one message again although it is the same: a tap began or ended. */
  redraw(messageId) {
    const entry = this.#drawn.get(messageId);
    if (entry) this.#replace(entry, entry.message, entry.place);
  }

  /** Show that `name` is writing; null: nobody is. */
  typing(name) {
    const dots = el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    this.typingNode.hidden = name === null;
    this.typingNode.replaceChildren(...(name === null ? [] : [el("div", { class: "bubble" }, dots, el("span", { class: "visually-hidden" }, `${name} is typing`))]));
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

  #drawOne(messages, index) {
    const message = messages[index];
    const place = this.#placeOf(messages, index);
    const entry = this.#drawn.get(message.message_id);
    if (!entry) this.#add(message, place);
    else if (entry.message !== message || JSON.stringify(entry.place) !== JSON.stringify(place)) this.#replace(entry, message, place);
    const { node, day } = this.#drawn.get(message.message_id);
    return place.newDay ? [day, node] : [node];
  }

  #placeOf(messages, index) {
    const [before, message, after] = [messages[index - 1], messages[index], messages[index + 1]];
    return {
      first: !together(before, message),
      last: !together(message, after),
      newDay: !before || dayOf(before) !== dayOf(message),
      mine: message.from?.id === this.context.personId,
      fromBot: message.from?.id === this.context.botId,
      inGroup: this.context.inGroup,
      active: message.message_id === this.#activeId,
    };
  }

  #add(message, place) {
    const node = this.#render(message, place);
    if (this.#settled) this.#arrive(node, place);
    const day = el("div", { class: "day", role: "separator" }, el("span", {}, dayOf(message)));
    this.#drawn.set(message.message_id, { message, place, node, day });
  }

  #arrive(node, place) {
    node.classList.add("arriving");
    if (place.mine) this.#following = true;
    else if (!this.#following) this.#unseen += 1;
    this.#drawJump();
  }

  #replace(entry, message, place) {
    const changed = entry.message !== message;
    const node = this.#render(message, place);
    const focus = focusIn(entry.node);
    if (changed) node.classList.add(...changeClasses(entry.message, message));
    entry.node.replaceWith(node);
    Object.assign(entry, { message, place, node });
    if (focus) (node.querySelector(focus) ?? node).focus({ preventScroll: true });
  }

  #render(message, place) {
    const node = renderMessage(message, place, this.act, this.context);
    setStops(node, place.active);
    return node;
  }

  #leave(id, { node, day }) {
    this.#drawn.delete(id);
    day.remove();
    if (reducedMotion() || !this.#settled) return node.remove();
    node.classList.add("leaving");
    const shrink = [{ height: `${node.offsetHeight}px`, opacity: 1 }, { height: 0, opacity: 0, transform: "scale(.9)" }];
    return node.animate(shrink, { duration: 260, easing: "ease-in" }).finished.finally(() => node.remove());
  }

  #arrange(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...this.list.children]) if (!wanted.has(child) && !child.classList.contains("leaving")) child.remove();
    let previous = null;
    for (const node of nodes) {
      const next = previous ? nextStaying(previous) : firstStaying(this.list);
      if (next !== node) this.list.insertBefore(node, next);
      previous = node;
    }
  }

  #activate(node) {
    if (!node?.dataset.messageId || Number(node.dataset.messageId) === this.#activeId) return;
    const before = this.#drawn.get(this.#activeId);
    this.#activeId = Number(node.dataset.messageId);
    for (const entry of [before, this.#drawn.get(this.#activeId)]) {
      if (!entry) continue;
      entry.place.active = entry === this.#drawn.get(this.#activeId);
      setStops(entry.node, entry.place.active);
    }
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
    this.jump.setAttribute("aria-label", this.#unseen ? `${this.#unseen} new messages, go to the end` : "Go to the newest message");
  }
}

const together = (one, other) =>
  Boolean(one && other) && one.from?.id === other.from?.id && other.date - one.date < GROUP_SECONDS && dayOf(one) === dayOf(other);

/** Only the active message and what is in it can be reached with Tab; the arrows move on, Enter opens its actions. */
function setStops(node, active) {
  node.tabIndex = active ? 0 : -1;
  for (const stop of node.querySelectorAll("button:not(.message-more), a, pre, .spoiler:not(.shown)")) stop.tabIndex = active ? 0 : -1;
}

function changeClasses(before, message) {
  const same = (name) => JSON.stringify(before[name]) === JSON.stringify(message[name]);
  if (!same("reactions")) return ["reacted"];
  return message.edited && !["text", "caption", "entities", "reply_markup", "photo"].every(same) ? ["flash"] : ["still"];
}

/** A selector that finds the focused thing again after its message was drawn anew; null when the focus is elsewhere. */
function focusIn(node) {
  const focused = document.activeElement;
  if (!node.contains(focused)) return null;
  return focused.dataset.data ? `[data-data="${CSS.escape(focused.dataset.data)}"]` : ":scope";
}

function nextStaying(node) {
  let next = node.nextElementSibling;
  while (next?.classList.contains("leaving")) next = next.nextElementSibling;
  return next;
}

const firstStaying = (list) => [...list.children].find((child) => !child.classList.contains("leaving")) ?? null;
