/** The top of a phone: whose it is, the language of their Telegram, the menu, and the chats to choose from. */
import { avatar } from "./bubble.js";
import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";

const LANGUAGES = [
  ["en", "English"],
  ["fr", "Français"],
  ["es", "Español"],
  ["de", "Deutsch"],
];

export class PhoneHead {
  /** `act`: speak(languageCode), openMenu(anchor). */
  constructor(person, tabs, act) {
    this.code = el("span", { "aria-hidden": "true" });
    this.select = languageSelect(person.first_name, act.speak);
    const language = el("div", { class: "language" }, icon("language"), this.code, this.select);
    const more = iconButton(icon("more"), `More for ${person.first_name}`, {
      "aria-haspopup": "menu",
      data: { testid: "phone-menu" },
      onclick: (event) => act.openMenu(event.currentTarget),
    });
    const tools = el("div", { class: "phone-tools" }, language, more);
    this.node = el("header", { class: "phone-head" }, ownerOf(person), tools, tabs.node);
  }

  /** A language the list lacks is added to it, so that it can be seen. */
  draw({ language_code: code }) {
    const spoken = code ?? "";
    const isListed = LANGUAGES.some(([known]) => known === spoken);
    const languages = isListed ? LANGUAGES : [...LANGUAGES, [spoken, spoken || "none"]];
    const options = languages.map(([value, label]) => el("option", { value, selected: value === spoken }, label));
    this.select.replaceChildren(...options);
    this.code.textContent = spoken.toUpperCase() || "–";
  }
}

function languageSelect(name, speak) {
  const label = `Language of ${name}'s Telegram`;
  const chosen = (event) => speak(event.currentTarget.value);
  return el("select", { "aria-label": label, title: label, data: { testid: "language" }, onchange: chosen });
}

function ownerOf(person) {
  const name = el("span", { class: "owner-name" }, person.first_name);
  const words = el("div", { class: "owner-words" }, name, el("span", { class: "owner-role" }, person.role));
  return el("div", { class: "owner" }, avatar(person, false), words);
}
