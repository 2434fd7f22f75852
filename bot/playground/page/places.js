/** Where a message stands among its neighbours: the first or last of a group of one sender, under which day. */
import { dayOf } from "./times.js";

const GROUP_SECONDS = 300;

/** `messages` oldest first; `context`: {personId, botId, inGroup}. */
export function placeOf(messages, index, { personId, botId, inGroup }) {
  const [before, message, after] = [messages[index - 1], messages[index], messages[index + 1]];
  return {
    first: !together(before, message),
    last: !together(message, after),
    newDay: !before || dayOf(before) !== dayOf(message),
    mine: message.from?.id === personId,
    fromBot: message.from?.id === botId,
    inGroup,
  };
}

const together = (one, other) =>
  Boolean(one && other) &&
  one.from?.id === other.from?.id &&
  other.date - one.date < GROUP_SECONDS &&
  dayOf(one) === dayOf(other);

/** What shows the place; the rest of a message does not depend on it. */
export function applyPlace(node, { first, last }) {
  node.classList.toggle("first", first);
  node.classList.toggle("last", last);
}
