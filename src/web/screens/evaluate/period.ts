import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { fiscalPeriodBefore, fiscalQuarterOf, fiscalYearOf } from "../../../core/domain/fiscal-periods.ts";

/** Half-open: `until` is the first day no more. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** What the usual periods are counted from. */
export interface Calendar {
  readonly today: string;
  /** First month of the fiscal year, 1 = January. */
  readonly fiscalYearStartMonth: number;
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
  "24-months-to-date",
  "last-5-years",
  "last-year",
] as const;
export type PeriodKey = (typeof PERIODS)[number];

const MONTHS_OF_YEAR = 12;

/** The usual periods, as of today; years and quarters are fiscal ones. Those that are not over end with today. */
export function periodOf(key: PeriodKey, { today, fiscalYearStartMonth }: Calendar): Period {
  const date = today as CivilDate;
  const year = fiscalYearOf(date, fiscalYearStartMonth);
  const quarter = fiscalQuarterOf(date, fiscalYearStartMonth);
  const thisMonth = monthsBefore(today, 0);
  const soFar = (from: string): Period => ({ from, until: addDays(date, 1) });
  const wholeMonths = (months: number): Period => ({ from: monthsBefore(today, months), until: thisMonth });
  switch (key) {
    case "this-year":
      return soFar(year.from);
    case "this-quarter":
      return soFar(quarter.from);
    case "whole-quarter":
      return quarter;
    case "last-quarter":
      return fiscalPeriodBefore(quarter);
    case "this-month":
      return soFar(thisMonth);
    case "last-month":
      return wholeMonths(1);
    case "last-12-months":
      return wholeMonths(MONTHS_OF_YEAR);
    case "24-months-to-date":
      return soFar(monthsBefore(today, 24));
    case "last-24-months":
      return wholeMonths(2 * MONTHS_OF_YEAR);
    case "last-5-years":
      return wholeMonths(5 * MONTHS_OF_YEAR);
    case "last-year":
      return fiscalPeriodBefore(year);
  }
}

/** Which of the usual ones a period is; null: one of its own. */
export const keyOfPeriod = ({ from, until }: Period, calendar: Calendar): PeriodKey | null =>
  PERIODS.find((key) => {
    const usual = periodOf(key, calendar);
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
