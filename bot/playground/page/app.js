/** Puts the page together: the head with people's time, a phone for each person, and the stream of events. */
import * as api from "./api.js";
import { badge } from "./chat_tabs.js";
import { avatar } from "./bubble.js";
import { Clock } from "./clock.js";
import { showKeys, toastShelf } from "./dialogs.js";
import { el, iconButton, memory } from "./dom.js";
import { FaultDrawer } from "./faults.js";
import { icon, mark } from "./icons.js";
import { Phone } from "./phone.js";
import { Store } from "./store.js";

const store = new Store();
const clock = new Clock();
const faults = new FaultDrawer(store);
const phones = new Map();
const unread = new Map();
const room = document.querySelector(".phones");
const people = document.querySelector(".people");
const lost = document.querySelector(".lost");
let early = [];

function dark() {
  return document.documentElement.dataset.theme === "dark";
}

const themeButton = iconButton(icon("moon"), "Dark theme", { data: { testid: "theme" }, onclick: switchTheme });

function switchTheme() {
  document.documentElement.dataset.theme = dark() ? "light" : "dark";
  memory.write("theme", document.documentElement.dataset.theme);
  drawTheme();
}

function drawTheme() {
  themeButton.setAttribute("aria-pressed", String(dark()));
  themeButton.replaceChildren(icon(dark() ? "sun" : "moon"));
}

/** People's phones are made once; when the people themselves are others, all are made anew. */
function drawPeople() {
  const ids = store.people.map((person) => person.id);
  if (ids.join() === [...phones.keys()].join()) return;
  phones.clear();
  for (const id of ids) phones.set(id, new Phone(store, id));
  room.replaceChildren(...[...phones.values()].map((phone) => phone.node));
  people.replaceChildren(...store.people.map(personTab));
  choosePerson(ids.includes(Number(memory.read("person"))) ? Number(memory.read("person")) : ids[0]);
}

function personTab({ id, first_name: name, role }) {
  const words = el(
    "span",
    { class: "person-words" },
    el("span", { class: "person-name" }, name),
    el("span", { class: "person-role" }, role),
  );
  return el(
    "button",
    {
      type: "button",
      role: "tab",
      id: `tab-${id}`,
      "aria-controls": `phone-${id}`,
      data: { testid: `tab-${role}`, personId: id },
      onclick: () => choosePerson(id),
    },
    avatar({ id, first_name: name }, false),
    words,
  );
}

/** Only matters where one phone is shown at a time; side by side all of them are there. */
function choosePerson(id) {
  memory.write("person", id);
  unread.delete(id);
  for (const [other, phone] of phones) phone.node.classList.toggle("chosen", other === id);
  for (const tab of people.children) {
    const mine = Number(tab.dataset.personId) === id;
    tab.setAttribute("aria-selected", String(mine));
    tab.tabIndex = mine ? 0 : -1;
    if (mine) tab.querySelector(".badge")?.remove();
  }
}

function walkTabs(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = [...people.children];
  const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
  choosePerson(Number(next.dataset.personId));
  next.focus();
}

function countUnread({ type, chat_id: chatId, message }) {
  if (type !== "message" || message.from?.id === chatId || !phones.has(chatId)) return;
  const tab = document.getElementById(`tab-${chatId}`);
  if (tab.getAttribute("aria-selected") === "true") return;
  unread.set(chatId, (unread.get(chatId) ?? 0) + 1);
  tab.querySelector(".badge")?.remove();
  tab.append(badge(unread.get(chatId)));
}

store.subscribe((event) => {
  if (event.type === "state") drawPeople();
  if (store.clock && (event.type === "state" || event.type === "clock")) clock.show(store.clock);
  for (const phone of phones.values()) phone.on(event);
  countUnread(event);
});

/** Events that arrive while the state is being read wait, and are applied on top of it. */
async function connected() {
  early = [];
  try {
    const state = await api.loadState();
    store.replace(state);
    for (const event of early) store.apply(event);
    early = null;
    lost.hidden = true;
  } catch (refused) {
    lost.textContent = refused.message;
    lost.hidden = false;
  }
}

function happened(event) {
  if (early) early.push(event);
  else if (event.type === "message" && !store.knows(event.chat_id)) connected();
  else store.apply(event);
}

function disconnected() {
  early = [];
  lost.textContent = "The connection to the playground is lost. Trying again…";
  lost.hidden = false;
}

document.querySelector(".brand").prepend(mark());
document
  .querySelector(".head-tools")
  .append(
    iconButton(icon("keys"), "Keyboard", { class: "icon-button only-wide", onclick: () => showKeys() }),
    faults.toggle,
    themeButton,
  );
document.querySelector(".head-clock").append(clock.node);
document.querySelector("main").append(faults.node);
document.body.append(toastShelf());
people.addEventListener("keydown", walkTabs);
drawTheme();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawTheme);
api.follow({ onEvent: happened, onOpen: connected, onLost: disconnected });
