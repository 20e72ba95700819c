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

const formatterOf = (timeZone: string) =>
  new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
