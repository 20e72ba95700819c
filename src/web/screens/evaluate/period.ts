import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";

/** Half-open: `until` is the first day no more. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

export const PERIODS = [
  "this-year",
  "this-quarter",
  "whole-quarter",
  "last-quarter",
  "this-month",
  "last-month",
  "last-12-months",
  "last-24-months",
  "last-5-years",
  "last-year",
] as const;
export type PeriodKey = (typeof PERIODS)[number];

const MONTHS_OF_YEAR = 12;
const MONTHS_OF_QUARTER = 3;

/** The usual periods, as of today. Those that are not over end with today. */
export function periodOf(key: PeriodKey, today: string): Period {
  const [year, month] = today.split("-").map(Number);
  const now = year * MONTHS_OF_YEAR + month - 1;
  const quarter = now - ((month - 1) % MONTHS_OF_QUARTER);
  const tomorrow = addDays(today as CivilDate, 1);
  const toDate = (first: number): Period => ({ from: firstOf(first), until: tomorrow });
  const whole = (first: number, last: number): Period => ({ from: firstOf(first), until: firstOf(last) });
  switch (key) {
    case "this-year":
      return toDate(year * MONTHS_OF_YEAR);
    case "this-quarter":
      return toDate(quarter);
    case "whole-quarter":
      return whole(quarter, quarter + MONTHS_OF_QUARTER);
    case "last-quarter":
      return whole(quarter - MONTHS_OF_QUARTER, quarter);
    case "this-month":
      return toDate(now);
    case "last-month":
      return whole(now - 1, now);
    case "last-12-months":
      return whole(now - MONTHS_OF_YEAR, now);
    case "last-24-months":
      return whole(now - 2 * MONTHS_OF_YEAR, now);
    case "last-5-years":
      return whole(now - 5 * MONTHS_OF_YEAR, now);
    case "last-year":
      return whole((year - 1) * MONTHS_OF_YEAR, year * MONTHS_OF_YEAR);
  }
}

/** Which of the usual ones a period is; null: one of its own. */
export const keyOfPeriod = ({ from, until }: Period, today: string): PeriodKey | null =>
  PERIODS.find((key) => {
    const usual = periodOf(key, today);
    return usual.from === from && usual.until === until;
  }) ?? null;

/** The first day of the month so many months before that of a date. */
export function monthsBefore(date: string, months: number): string {
  const [year, month] = date.split("-").map(Number);
  return firstOf(year * MONTHS_OF_YEAR + month - 1 - months);
}

/** The first day of as many whole months before; null where the period is not of whole months. */
export function periodBefore({ from, until }: Period): string | null {
  const monthOf = (date: string) => Number(date.slice(0, 4)) * MONTHS_OF_YEAR + Number(date.slice(5, 7));
  return from.endsWith("-01") && until.endsWith("-01")
    ? monthsBefore(from, monthOf(until) - monthOf(from))
    : null;
}

/** Months since year 0 → the first day of that month. */
const firstOf = (months: number): string =>
  `${String(Math.floor(months / MONTHS_OF_YEAR)).padStart(4, "0")}-${String((months % MONTHS_OF_YEAR) + 1).padStart(2, "0")}-01`;
