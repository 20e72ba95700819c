import type { CivilDate } from "./civil-date.ts";

/** The civil date that an instant (Unix milliseconds) falls on in an IANA time zone. Throws RangeError for a zone that does not exist. */
export function civilDateIn(timeZone: string, unixMilliseconds: number): CivilDate {
  const parts = formatterOf(timeZone).formatToParts(unixMilliseconds);
  const digits = (type: Intl.DateTimeFormatPartTypes, length: number) =>
    (parts.find((part) => part.type === type)?.value ?? "").padStart(length, "0");
  return `${digits("year", 4)}-${digits("month", 2)}-${digits("day", 2)}` as CivilDate;
}

/** Whether this is a time zone that dates can be computed in. */
export function isTimeZone(text: string): boolean {
  try {
    formatterOf(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Making one costs more than the rest of a date: there are as many as zones were asked for. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  formatters.set(timeZone, made);
  return made;
}
