/** Dates and times as the page writes them: in the zone of the browser. */

const clockTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const dayName = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const shortDay = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });

const moment = (unixSeconds) => new Date(unixSeconds * 1000);

export const timeOf = (message) => clockTime.format(moment(message.date));
export const dayOf = (message) => dayName.format(moment(message.date));
export const isoOf = (message) => moment(message.date).toISOString();
export const dayOnly = (date) => shortDay.format(date);
export const timeOnly = (date) => clockTime.format(date);

/** 93600 -> "+1 d 2 h"; nothing for less than a minute. */
export function span(seconds) {
  const minutes = Math.round(seconds / 60);
  const parts = [
    [Math.floor(minutes / 1440), "d"],
    [Math.floor((minutes % 1440) / 60), "h"],
    [minutes % 60, "min"],
  ];
  const words = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return words.length ? `+${words.join(" ")}` : "";
}
