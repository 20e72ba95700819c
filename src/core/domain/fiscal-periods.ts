import type { CivilDate } from "./civil-date.ts";

/** Civil dates, half-open. */
export interface FiscalPeriod {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

const MONTHS_OF_YEAR = 12;
const MONTHS_OF_QUARTER = 3;

/** The fiscal year that holds a date. `startMonth`: its first month, 1 = January. */
export function fiscalYearOf(date: CivilDate, startMonth: number): FiscalPeriod {
  const first = firstMonthOfYear(date, startMonth);
  return monthsFrom(first, MONTHS_OF_YEAR);
}

/** The quarter of the fiscal year that holds a date. */
export function fiscalQuarterOf(date: CivilDate, startMonth: number): FiscalPeriod {
  const first = firstMonthOfYear(date, startMonth);
  const gone = monthOf(date) - first;
  return monthsFrom(first + gone - (gone % MONTHS_OF_QUARTER), MONTHS_OF_QUARTER);
}

/** The whole fiscal periods before one: as many months, so many times earlier. */
export function fiscalPeriodBefore({ from, until }: FiscalPeriod, times = 1): FiscalPeriod {
  const months = monthOf(until) - monthOf(from);
  return monthsFrom(monthOf(from) - times * months, months);
}

/** The whole quarters within some dates, from the first to the last; `from` is not before `until` where there is none. */
export function fiscalQuartersIn(
  { from, until }: { readonly from: string; readonly until: string },
  startMonth: number,
): FiscalPeriod {
  const first = fiscalQuarterOf(from as CivilDate, startMonth);
  const last = fiscalQuarterOf(until as CivilDate, startMonth);
  return { from: first.from < from ? first.until : first.from, until: last.from };
}

/**
 * A fiscal year ("2026"), a quarter of it ("2026-Q1") or a calendar month ("2026-11"); null for anything else. A fiscal year is
 * called by the calendar year it ends in: with a start in April, 2026 runs from 2025-04-01 to before 2026-04-01.
 */
export function readFiscalPeriod(text: string, startMonth: number): FiscalPeriod | null {
  const [, year, quarter, month] = /^([12]\d{3})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const january = Number(year) * MONTHS_OF_YEAR;
  if (month !== undefined) return monthsFrom(january + Number(month) - 1, 1);
  const first = january + startMonth - 1 - (startMonth > 1 ? MONTHS_OF_YEAR : 0);
  if (quarter === undefined) return monthsFrom(first, MONTHS_OF_YEAR);
  return monthsFrom(first + (Number(quarter) - 1) * MONTHS_OF_QUARTER, MONTHS_OF_QUARTER);
}

/** Months since year 0. */
const monthOf = (date: CivilDate): number =>
  Number(date.slice(0, 4)) * MONTHS_OF_YEAR + Number(date.slice(5, 7)) - 1;

const firstMonthOfYear = (date: CivilDate, startMonth: number): number => {
  const month = monthOf(date);
  return month - ((month - (startMonth - 1)) % MONTHS_OF_YEAR);
};

const firstDay = (month: number): CivilDate => {
  const year = String(Math.floor(month / MONTHS_OF_YEAR)).padStart(4, "0");
  return `${year}-${String((month % MONTHS_OF_YEAR) + 1).padStart(2, "0")}-01` as CivilDate;
};

const monthsFrom = (first: number, months: number): FiscalPeriod => ({
  from: firstDay(first),
  until: firstDay(first + months),
});
