/** Every drawing of the page, as inline SVG: no icon font, no request. */

const line = (body) => `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${body}</svg>`;

const drawings = {
  send: '<path d="M4 12 20 4l-5 16-3.5-6.5z"/><path d="m11.5 13.5 4-4"/>',
  attach: '<path d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8L9.4 17.2a1.7 1.7 0 0 1-2.4-2.4L14.5 7.3"/>',
  commands: '<rect x="4" y="4" width="16" height="16" rx="4.5"/><path d="m13.8 8-3.6 8"/>',
  more: '<circle cx="12" cy="5.5" r=".9"/><circle cx="12" cy="12" r=".9"/><circle cx="12" cy="18.5" r=".9"/>',
  reply: '<path d="M10 6 4 12l6 6"/><path d="M4.5 12H13c4 0 6.5 2 7 6"/>',
  edit: '<path d="m5 19 1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L9 18z"/><path d="m14.5 6.5 3 3"/>',
  remove: '<path d="M5 7h14M9.5 7V4.5h5V7M7 7l1 12.5h8L17 7"/>',
  copy: '<rect x="8.5" y="8.5" width="11" height="11" rx="2.5"/><path d="M15.5 5.5v-1h-11v11h1"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  down: '<path d="m6 10 6 6 6-6"/>',
  photo:
    '<rect x="3.5" y="5" width="17" height="14" rx="3"/><circle cx="9" cy="10" r="1.7"/><path d="m4 17 5-4 3.5 2.5L16 12l4.5 4"/>',
  file: '<path d="M7 3.5h6.5L18.5 8.5V20.5H7z"/><path d="M13.5 3.5v5h5"/>',
  place: '<path d="M12 21c4.5-4.5 7-8 7-11a7 7 0 0 0-14 0c0 3 2.5 6.5 7 11z"/><circle cx="12" cy="10" r="2.5"/>',
  voice: '<rect x="9" y="3.5" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
  video: '<rect x="3.5" y="6" width="12" height="12" rx="3"/><path d="m15.5 11 5-3v8l-5-3"/>',
  sticker: '<path d="M20 13a8.5 8.5 0 1 1-9-9l9 9z"/><path d="M11 4c0 5.5 3.5 9 9 9"/>',
  contact: '<circle cx="12" cy="8.5" r="4"/><path d="M4.5 20c1-4 4-6 7.5-6s6.5 2 7.5 6"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3L12 6.3"/><path d="M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"/>',
  open: '<path d="M9 6H5.5v12.5H18V15M13 5h6v6M19 5l-8.5 8.5"/>',
  block: '<circle cx="12" cy="12" r="8.5"/><path d="m6 6 12 12"/>',
  language: '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z"/><path d="M10 20.5h4"/>',
  faults: '<path d="M13 3 5.5 13.5H11L10 21l8-11h-5.5z"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>',
  moon: '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
  keys: '<rect x="3" y="6.5" width="18" height="11" rx="2.5"/><path d="M7 10.5h.1M10.5 10.5h.1M14 10.5h.1M17.3 10.5h.1M8.5 14h7"/>',
  group:
    '<circle cx="9" cy="9" r="3.5"/><path d="M3 19c.6-3.3 3-5 6-5s5.4 1.7 6 5M15.5 5.8a3.4 3.4 0 0 1 0 6.4M17.5 14.5c2 .7 3.2 2.2 3.5 4.5"/>',
  tick: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  lock: '<rect x="5.5" y="10.5" width="13" height="9" rx="2.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
};

/** The mark: a neutrophil as the stain shows it, a rosy cell with a nucleus of three lobes. */
const MARK = `<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false" class="mark">
  <path class="mark-cell" d="M24 3.5c5.6 0 9.6 1.5 13.3 4.7 4 3.5 7 8.6 7.2 14.8.2 6.7-2.2 11.9-6.3 15.9-3.8 3.8-8.7 5.7-14.5
    5.6-6-.1-10.7-2.1-14.5-5.9-4-4-5.9-9-5.7-15 .2-6 2.5-10.7 6.6-14.6C14 5.2 18.6 3.5 24 3.5z"/>
  <g class="mark-grain"><circle cx="11.5" cy="26" r="1.2"/><circle cx="15" cy="35.5" r="1.2"/><circle cx="36.5" cy="31" r="1.2"/>
    <circle cx="24.5" cy="9" r="1.2"/><circle cx="38.5" cy="22.5" r="1.1"/><circle cx="21" cy="39.5" r="1.1"/></g>
  <path class="mark-thread" d="M17 18.5 31 16M31 16l-3.5 14M27.5 30 19 27"/>
  <path class="mark-lobe" d="M17.2 12.2c4 0 6.9 2.9 6.7 6.4-.2 3.7-3.2 6-6.9 5.9-3.7-.1-6.2-2.9-6.1-6.4.1-3.4 2.7-5.9 6.3-5.9z
    M31.8 10c3.4.2 5.9 2.7 5.7 6-.2 3.4-2.8 5.7-6.1 5.5-3.3-.2-5.6-2.7-5.5-6 .2-3.3 2.7-5.7 5.9-5.5z
    M27.6 23.9c4.1.1 7 3 6.8 6.8-.2 3.8-3.2 6.4-7 6.2-3.9-.1-6.7-3-6.5-6.7.1-3.7 3-6.4 6.7-6.3z"/>
</svg>`;

function parse(markup) {
  const template = document.createElement("template");
  template.innerHTML = markup;
  return template.content.firstElementChild;
}

export const icon = (name) => parse(line(drawings[name]));
export const mark = () => parse(MARK);
