/** A date of the organisation's calendar without a time or zone, as 2026-11-21. Ranges of them are half-open. */
export type CivilDate = string & { readonly __brand: "CivilDate" };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days of a month, 1 = January; leap years by the Gregorian rule. */
function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Reads YYYY-MM-DD; null for anything that is no date of the calendar. */
export function parseCivilDate(text: string): CivilDate | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
  return exists ? (text as CivilDate) : null;
}
