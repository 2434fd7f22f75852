/** What can be sent besides text: chosen, dropped or pasted files, a place, and kinds the server makes up. */
import { el, freshId } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menus.js";
import { open } from "./dialogs.js";
import { readableSize } from "./media.js";

/** `act`: file(kind, file, caption), place(latitude, longitude), madeUp(kind). */
export class Attachments {
  constructor(owner, act) {
    Object.assign(this, { owner, act });
    this.photoInput = this.#input("image/*", "photo-input", "photo");
    this.fileInput = this.#input("", "file-input", "document");
    this.shade = el(
      "div",
      { class: "drop-shade", "aria-hidden": "true" },
      icon("attach"),
      el("span", {}, `Send to the bot as ${owner}`),
    );
    this.nodes = [this.photoInput, this.fileInput, this.shade];
  }

  #input(accept, testid, kind) {
    const input = el("input", {
      type: "file",
      class: "visually-hidden",
      accept: accept || null,
      multiple: true,
      tabindex: -1,
      "aria-hidden": "true",
      data: { testid },
    });
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      this.offer(files, kind);
    });
    return input;
  }

  /** A group takes photos and files only; the other kinds go to the bot in private. */
  openMenu(anchor, isPrivate) {
    openMenu(anchor, "Attach", [
      { label: "Photo", icon: "photo", testid: "attach-photo", act: () => this.photoInput.click() },
      { label: "File", icon: "file", testid: "attach-file", act: () => this.fileInput.click() },
      ...(isPrivate ? this.#privateKinds() : []),
    ]);
  }

  #privateKinds() {
    const made = (label, kind) => ({ label, icon: kind, testid: `attach-${kind}`, act: () => this.act.madeUp(kind) });
    return [
      { label: "Location", icon: "place", testid: "attach-location", act: () => this.askPlace() },
      made("Voice message", "voice"),
      made("Video", "video"),
      made("Sticker", "sticker"),
      made("Contact", "contact"),
    ];
  }

  /** Files dragged onto `surface`, or pasted while the focus is in it. */
  watch(surface) {
    const over = (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      surface.classList.add("dropping");
    };
    surface.addEventListener("dragenter", over);
    surface.addEventListener("dragover", over);
    surface.addEventListener(
      "dragleave",
      (event) => surface.contains(event.relatedTarget) || surface.classList.remove("dropping"),
    );
    surface.addEventListener("drop", (event) => this.#dropped(event, surface));
    surface.addEventListener("paste", (event) => this.#pasted(event));
  }

  #dropped(event, surface) {
    event.preventDefault();
    surface.classList.remove("dropping");
    this.offer([...event.dataTransfer.files]);
  }

  #pasted(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.offer(files);
  }

  /** Shows what is about to be sent and asks for a caption; `kind` null: a picture goes as a photo, the rest as files. */
  async offer(files, kind = null) {
    if (!files.length) return;
    const photos = files.every((file) => file.type.startsWith("image/"));
    const sheet = previewSheet(this.owner, files, photos ? (kind ?? "photo") : "document", photos);
    const sent = await open(sheet.dialog);
    sheet.forget();
    if (sent !== "send") return;
    const { kind: chosen, caption } = sheet.answer();
    for (const [index, file] of files.entries()) await this.act.file(chosen, file, index === 0 ? caption : "");
  }

  /** True when a place was chosen and sent. */
  async askPlace() {
    const answer = await open(placeSheet(this.owner));
    if (!answer) return false;
    const [latitude, longitude] = answer.split(",").map(Number);
    return this.act.place(latitude, longitude);
  }
}

function previewSheet(owner, files, kind, canChoose) {
  const addresses = files.filter((file) => file.type.startsWith("image/")).map((file) => URL.createObjectURL(file));
  const caption = el("input", {
    type: "text",
    class: "field",
    name: "caption",
    maxlength: 1024,
    placeholder: "Caption",
    "aria-label": "Caption",
    autocomplete: "off",
    autofocus: true,
    data: { testid: "caption" },
  });
  const group = freshId("kind");
  const choice = (value, label) =>
    el(
      "label",
      { class: "choice" },
      el("input", { type: "radio", name: group, value, checked: value === kind, data: { testid: `send-as-${value}` } }),
      el("span", {}, label),
    );
  const form = el(
    "form",
    { method: "dialog" },
    el("h2", { class: "dialog-title" }, `Send as ${owner}`),
    el(
      "div",
      { class: "preview" },
      addresses.length ? addresses.map((src) => el("img", { src, alt: "" })) : files.map(fileRow),
    ),
    canChoose
      ? el(
          "div",
          { class: "choices", role: "radiogroup", "aria-label": "Send as" },
          choice("photo", "Photo"),
          choice("document", "File"),
        )
      : null,
    caption,
    dialogButtons("Send", "send", "preview-send"),
  );
  const dialog = el(
    "dialog",
    { class: "dialog", "aria-label": "Send a file", data: { testid: "preview-dialog" } },
    form,
  );
  return {
    dialog,
    forget: () => addresses.forEach((address) => URL.revokeObjectURL(address)),
    answer: () => ({
      kind: form.querySelector("input[type=radio]:checked")?.value ?? kind,
      caption: caption.value.trim(),
    }),
  };
}

const fileRow = (file) =>
  el(
    "div",
    { class: "preview-file" },
    icon("file"),
    el("span", { class: "file-name" }, file.name),
    el("span", { class: "file-size" }, readableSize(file.size)),
  );

function dialogButtons(label, value, testid) {
  const cancel = el("button", { type: "button", class: "quiet" }, "Cancel");
  cancel.addEventListener("click", () => cancel.closest("dialog").close(""));
  return el("div", { class: "dialog-row" }, cancel, el("button", { class: "primary", value, data: { testid } }, label));
}

const PLACES = [
  ["Paris", 48.8566, 2.3522],
  ["Madrid", 40.4168, -3.7038],
  ["London", 51.5072, -0.1276],
  ["Montréal", 45.5019, -73.5674],
  ["New York", 40.7128, -74.006],
  ["Mexico City", 19.4326, -99.1332],
  ["Buenos Aires", -34.6037, -58.3816],
  ["Kolkata", 22.5726, 88.3639],
];

function placeSheet(owner) {
  const coordinate = (label, name, limit) =>
    el("input", {
      type: "number",
      step: "any",
      min: -limit,
      max: limit,
      class: "field",
      name,
      placeholder: label,
      "aria-label": label,
      data: { testid: name },
    });
  const [latitude, longitude] = [coordinate("Latitude", "latitude", 90), coordinate("Longitude", "longitude", 180)];
  const places = PLACES.map(([name, north, east]) =>
    el("button", { type: "button", class: "chip", onclick: () => dialog.close(`${north},${east}`) }, name),
  );
  const form = el(
    "form",
    { method: "dialog" },
    el("h2", { class: "dialog-title" }, `Where is ${owner}?`),
    el("div", { class: "chips" }, places),
    el("div", { class: "two-fields" }, latitude, longitude),
    dialogButtons("Send this place", "typed", "place-send"),
  );
  const dialog = el(
    "dialog",
    { class: "dialog", "aria-label": "Send a location", data: { testid: "place-dialog" } },
    form,
  );
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "typed")
      dialog.returnValue = latitude.value && longitude.value ? `${latitude.value},${longitude.value}` : "";
  });
  return dialog;
}
