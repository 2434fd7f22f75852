/** A small menu that opens next to a button, is walked with the arrow keys and closes with Escape or a click elsewhere. */
import { el } from "./dom.js";
import { icon } from "./icons.js";

let closeOpen = () => {};

/** items: {label, icon?, act, checked?, danger?, testid?} or {heading}. `anchor` is a DOM element or {x, y}. */
export function openMenu(anchor, label, items) {
  closeOpen();
  const before = document.activeElement;
  const menu = el(
    "div",
    { class: "menu", role: "menu", "aria-label": label, data: { testid: "menu" } },
    items.map((item) => entry(item, close)),
  );
  const outside = (event) => !menu.contains(event.target) && close();

  function close() {
    closeOpen = () => {};
    removeEventListener("pointerdown", outside, true);
    if (menu.contains(document.activeElement)) before?.focus?.();
    menu.remove();
    if (anchor.setAttribute) anchor.setAttribute("aria-expanded", "false");
  }

  menu.addEventListener("keydown", (event) => walk(event, menu, close));
  addEventListener("pointerdown", outside, true);
  document.body.append(menu);
  put(menu, anchor);
  if (anchor.setAttribute) anchor.setAttribute("aria-expanded", "true");
  closeOpen = close;
  entries(menu)[0]?.focus();
}

function entry(item, close) {
  if (item.heading) return el("div", { class: "menu-heading" }, item.heading);
  const role = item.checked === undefined ? "menuitem" : "menuitemradio";
  const properties = {
    type: "button",
    role,
    tabindex: -1,
    class: item.danger ? "menu-item danger" : "menu-item",
    "aria-checked": item.checked === undefined ? null : String(item.checked),
    data: item.testid ? { testid: item.testid } : {},
    onclick: () => (close(), item.act()),
  };
  return el(
    "button",
    properties,
    item.icon ? icon(item.icon) : null,
    el("span", {}, item.label),
    item.checked ? icon("tick") : null,
  );
}

const entries = (menu) => [...menu.querySelectorAll(".menu-item")];

function walk(event, menu, close) {
  const all = entries(menu);
  const at = all.indexOf(document.activeElement);
  const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (goal !== undefined) all.at(goal % all.length).focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

const EDGE = 8;

function put(menu, anchor) {
  const box = anchor.getBoundingClientRect?.() ?? { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = box.left + width + EDGE > innerWidth ? box.right - width : box.left;
  const top = box.bottom + height + EDGE > innerHeight ? box.top - height - 4 : box.bottom + 4;
  menu.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  menu.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - height - EDGE))}px`;
}
