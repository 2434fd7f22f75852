/** Dialogs over the whole page and the short notes (toasts) that go by themselves. */
import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";

const TOAST_MS = 4500;

/** Where notes appear; it has to stand in the page before them, or a screen reader does not announce the first. */
export const toastShelf = () => el("div", { class: "toasts", role: "status", "aria-live": "polite" });

/** A note that goes away by itself, in the person's phone or, without one, over the page. */
export function toast(text, place = document.body) {
  const note = el("div", { class: "toast", data: { testid: "toast" } }, text);
  place.querySelector(":scope > .toasts").append(note);
  setTimeout(() => note.remove(), TOAST_MS);
}

/** Opens a dialog that cleans up after itself; resolves with the value it was closed with, "" when dismissed. */
export function open(dialog) {
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close(""));
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

const heading = (text) => el("h2", { class: "dialog-title" }, text);

/** The alert of answerCallbackQuery: it stays until it is read. */
export function alertDialog(title, text) {
  const ok = el("button", { class: "primary", value: "ok", data: { testid: "alert-ok" } }, "OK");
  const form = el(
    "form",
    { method: "dialog" },
    heading(title),
    el("p", { class: "dialog-text" }, text),
    el("div", { class: "dialog-row" }, ok),
  );
  return open(el("dialog", { class: "dialog", "aria-label": title, data: { testid: "alert" } }, form));
}

/** Asks for one line of text; "" when the question was dismissed. */
export async function askText(title, { label, placeholder, action }) {
  const field = el("input", {
    type: "text",
    class: "field",
    "aria-label": label,
    placeholder,
    autocomplete: "off",
    data: { testid: "ask-text" },
  });
  const form = el(
    "form",
    { method: "dialog" },
    heading(title),
    field,
    el(
      "div",
      { class: "dialog-row" },
      el("button", { type: "button", class: "quiet", onclick: () => form.closest("dialog").close("") }, "Cancel"),
      el("button", { class: "primary", value: "ok", data: { testid: "ask-ok" } }, action),
    ),
  );
  const answer = await open(el("dialog", { class: "dialog", "aria-label": title }, form));
  return answer === "ok" ? field.value.trim() : "";
}

/** A picture as large as the window allows. */
export function showPicture(address, name) {
  const close = iconButton(icon("close"), "Close the picture", { class: "icon-button picture-close" });
  const dialog = el(
    "dialog",
    { class: "picture-dialog", "aria-label": name, data: { testid: "picture-dialog" } },
    el("img", { src: address, alt: name }),
    close,
  );
  close.addEventListener("click", () => dialog.close());
  return open(dialog);
}

const KEYS = [
  ["Enter", "Send the message"],
  ["Shift + Enter", "New line"],
  ["↑ in an empty box", "Edit your last message"],
  ["Esc", "Leave an edit, a reply or a menu"],
  ["/", "Open the bot's commands; ↑ ↓ choose, Enter sends, Tab fills in"],
  ["Shift + Tab from the box", "Go to the newest message and its buttons"],
  ["↑ ↓ on a message", "Older and newer messages"],
  ["Enter on a message", "Reply, copy, edit, delete"],
];

export function showKeys() {
  const rows = KEYS.map(([keys, deed]) =>
    el("div", { class: "key-row" }, el("dt", {}, el("kbd", {}, keys)), el("dd", {}, deed)),
  );
  const ok = el("button", { class: "primary", value: "ok" }, "Close");
  const form = el(
    "form",
    { method: "dialog" },
    heading("Keyboard"),
    el("dl", { class: "keys" }, rows),
    el("div", { class: "dialog-row" }, ok),
  );
  return open(el("dialog", { class: "dialog", "aria-label": "Keyboard" }, form));
}
