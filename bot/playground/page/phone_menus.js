/** The menus of a phone: what can be done with a message, and with the phone itself. */
import { openMenu } from "./menus.js";

/** `act`: reply, copy, edit, remove. Only an own message can be edited or deleted, only words can be copied or edited. */
export function openMessageMenu(anchor, { mine, hasWords }, act) {
  openMenu(anchor, "Message actions", [
    { label: "Reply", icon: "reply", testid: "action-reply", act: act.reply },
    ...(hasWords ? [{ label: "Copy text", icon: "copy", testid: "action-copy", act: act.copy }] : []),
    ...(mine && hasWords ? [{ label: "Edit", icon: "edit", testid: "action-edit", act: act.edit }] : []),
    ...(mine ? [{ label: "Delete", icon: "remove", danger: true, testid: "action-delete", act: act.remove }] : []),
  ]);
}

/** `act`: openLink, showKeys, block, unblock. */
export function openPhoneMenu(anchor, person, act) {
  const switchBlock = person.blocked
    ? { label: "Unblock the bot", icon: "block", testid: "unblock", act: act.unblock }
    : { label: "Block the bot", icon: "block", danger: true, testid: "block", act: act.block };
  openMenu(anchor, `More for ${person.first_name}`, [
    { label: "Open a t.me link…", icon: "link", testid: "open-link", act: act.openLink },
    { label: "Keyboard", icon: "keys", testid: "keys", act: act.showKeys },
    switchBlock,
  ]);
}
