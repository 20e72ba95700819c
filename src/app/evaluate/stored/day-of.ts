import { dayNumber } from "../../../core/domain/day-number.ts";

/** Days from 1970-01-01 to a civil date. */
export function dayOf(date: string): number {
  const [year, month, day] = date.split("-").map(Number);
  return dayNumber(year, month, day);
}
