import { distribution } from "../kpi/distribution.ts";

/** How far along a period is, against where its own season would have it. Money or any other amount. */
export interface Pace {
  /** Cumulative amount that the profile expects by the end of each month. */
  readonly expected: readonly number[];
  /** Cumulative amount reached, for the months begun. */
  readonly actual: readonly number[];
  readonly expectedToDate: number;
  readonly actualToDate: number;
  /** Actual ÷ expected to date; null before anything is expected. */
  readonly index: number | null;
  /** Actual ÷ what an even clock would have by now: shown to be mistrusted. */
  readonly linearIndex: number | null;
  /** Share of the last month in what was reached, once the period is over. */
  readonly lastMonthShare: number | null;
  /** Gini coefficient of the months, once the period is over: 0 = all alike. */
  readonly gini: number | null;
}

export interface PaceOptions {
  readonly quota: number;
  /** Share of a year's period that falls on each of its months; sums to 1. */
  readonly profile: readonly number[];
  /** Share of the last month begun that is over, above 0 up to 1. */
  readonly elapsedOfLast: number;
}

/** Pace of a period from the amounts of its months begun. O(months). */
export function pace(months: readonly number[], { quota, profile, elapsedOfLast }: PaceOptions): Pace {
  const actual = accumulate(months);
  const last = months.length - 1;
  const share = (shares: readonly number[]) =>
    shares.reduce(
      (sum, one, month) => sum + (month < last ? one : month === last ? one * elapsedOfLast : 0),
      0,
    );
  const expectedToDate = quota * share(profile);
  const evenToDate = quota * share(profile.map(() => 1 / profile.length));
  const actualToDate = actual[last] ?? 0;
  const isOver = months.length === profile.length && elapsedOfLast === 1;
  return {
    expected: accumulate(profile.map((one) => one * quota)),
    actual,
    expectedToDate,
    actualToDate,
    index: expectedToDate > 0 ? actualToDate / expectedToDate : null,
    linearIndex: evenToDate > 0 ? actualToDate / evenToDate : null,
    lastMonthShare: isOver && actualToDate > 0 ? months[last] / actualToDate : null,
    gini: isOver ? distribution(months).gini : null,
  };
}

/** Shares of the months of a period over earlier years, each year counting alike; null without a year that sold anything. */
export function seasonalProfile(years: readonly (readonly number[])[]): readonly number[] | null {
  const shares = years.flatMap((year) => {
    const sum = year.reduce((total, value) => total + value, 0);
    return sum > 0 ? [year.map((value) => value / sum)] : [];
  });
  if (shares.length === 0) return null;
  return shares[0].map((_, month) => shares.reduce((sum, year) => sum + year[month], 0) / shares.length);
}

function accumulate(values: readonly number[]): readonly number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
