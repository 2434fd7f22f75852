/** Links of the kind t.me/<bot>?start=<payload>: they open the private chat with the bot, whoever follows them. */

/** The payload of a link to this bot ("" when it carries none), or null when the link leads elsewhere. */
export function startPayload(address, botUsername) {
  const url = parse(address);
  if (!url || !botUsername) return null;
  const target =
    url.protocol === "tg:" ? url.searchParams.get("domain") : isTelegram(url) && url.pathname.split("/")[1];
  if (target?.toLowerCase() !== botUsername.toLowerCase()) return null;
  return url.searchParams.get("start") ?? "";
}

const isTelegram = (url) => ["t.me", "telegram.me"].includes(url.hostname);

function parse(address) {
  try {
    return new URL(/^[a-z]+:/i.test(address) ? address : `https://${address}`);
  } catch {
    return null;
  }
}
