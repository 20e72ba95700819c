import { dateOfDay } from "../../domain/day-number.ts";

/** Values by month, one row per series; months in turn, without gaps. */
export interface MonthlySeries {
  /** Months since year 0: year × 12 + month − 1. */
  readonly firstMonth: number;
  readonly months: number;
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Adds up values by month and series; a month without a row is 0. Null without a value. O(rows). */
export function sumByMonth(
  days: Float64Array,
  values: Float64Array,
  names: readonly string[] | null,
): MonthlySeries | null {
  const month = days.map((day) => {
    const date = dateOfDay(day);
    return date.year * 12 + date.month - 1;
  });
  const known = month.filter((one) => !Number.isNaN(one));
  if (known.length === 0) return null;
  const firstMonth = known.reduce((least, one) => Math.min(least, one));
  const months = known.reduce((most, one) => Math.max(most, one)) - firstMonth + 1;
  const sums = new Map<string, number[]>();
  values.forEach((value, row) => {
    if (Number.isNaN(month[row]) || Number.isNaN(value)) return;
    const name = names?.[row] ?? "";
    let sum = sums.get(name);
    if (sum === undefined) {
      sum = new Array<number>(months).fill(0);
      sums.set(name, sum);
    }
    sum[month[row] - firstMonth] += value;
  });
  return {
    firstMonth,
    months,
    series: [...sums]
      .map(([name, list]) => ({ name, values: list }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** A month count as 2026-11. */
export function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}
