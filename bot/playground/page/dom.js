/** Small pieces for building the page. Text never passes through an HTML parser, so a message cannot become markup. */

/** Build an element; `on…` properties are listeners, `data` fills the dataset, null and false leave an attribute out. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) set(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "data") Object.assign(node.dataset, value);
  else node.setAttribute(name, value === true ? "" : value);
}

/** A round button that shows only an icon; the label is what a screen reader and the tooltip say. */
export function iconButton(icon, label, properties = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...properties }, icon);
}

export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

let lastId = 0;

/** A fresh id for aria references. */
export const freshId = (stem) => `${stem}-${(lastId += 1)}`;

/** What the page remembers between visits; a browser that forbids storage simply forgets. */
export const memory = {
  read(key) {
    try {
      return localStorage.getItem(`whitecell.${key}`);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(`whitecell.${key}`, value);
    } catch {
      /* Nothing to do: the choice holds until the page is closed. */
    }
  },
};
