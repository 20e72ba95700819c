import { dateOfDay } from "../../domain/day-number.ts";

/** Sales rise before Idulfitri for about so long; the feast moves by about 11 days a year, so a month's index smears it. */
export const DAYS_BEFORE = 28;

/** Values without what the days before a feast added, and how to put it back. */
export interface WithoutHoliday {
  readonly values: readonly number[];
  /** By how much the whole window changes a month's value: as a factor, or added. */
  readonly effect: { readonly kind: "multiplicative" | "additive"; readonly size: number };
  restore(forecasts: readonly number[]): readonly number[];
}

/**
 * The share of the days before each feast that falls into each month; the feast's own day is not one of them. Days and months are
 * counted as in `dayNumber` and `sumByMonth`. O(feasts × days).
 */
export function holidayShares(
  feasts: readonly number[],
  { firstMonth, months }: { readonly firstMonth: number; readonly months: number },
  daysBefore = DAYS_BEFORE,
): readonly number[] {
  const shares = new Array<number>(months).fill(0);
  for (const feast of feasts) {
    for (let day = feast - daysBefore; day < feast; day++) {
      const { year, month } = dateOfDay(day);
      const at = year * 12 + month - 1 - firstMonth;
      if (at >= 0 && at < months) shares[at] += 1 / daysBefore;
    }
  }
  return shares;
}

/** An effect less than so many standard errors from 0 is taken for chance. */
const STANDARD_ERRORS = 2;

/**
 * Takes out what the days before a feast add to a month: the regression of the change against the same month of the year before on
 * the change of the share, which knows neither season nor trend. In logarithms where all values are above 0. `shares` go on over the
 * months to be foretold. Null with less than two years, or where no effect shows. O(values).
 */
export function takeOutHoliday(
  values: readonly number[],
  shares: readonly number[],
  period: number,
): WithoutHoliday | null {
  if (values.length < 2 * period) return null;
  const isMultiplicative = values.every((value) => value > 0);
  const scaled = isMultiplicative ? values.map(Math.log) : values;
  const xs = scaled.slice(period).map((_, t) => shares[t + period] - shares[t]);
  const ys = scaled.slice(period).map((value, t) => value - scaled[t]);
  const line = fitLine(xs, ys);
  if (line === null || Math.abs(line.slope) < STANDARD_ERRORS * line.error) return null;
  const at = (t: number) => line.slope * shares[t];
  return {
    values: values.map((value, t) => (isMultiplicative ? value / Math.exp(at(t)) : value - at(t))),
    effect: isMultiplicative
      ? { kind: "multiplicative", size: Math.exp(line.slope) }
      : { kind: "additive", size: line.slope },
    restore: (forecasts) =>
      forecasts.map((value, step) => {
        const effect = at(values.length + step);
        return isMultiplicative ? value * Math.exp(effect) : value + effect;
      }),
  };
}

/** Null where x does not vary. */
function fitLine(xs: readonly number[], ys: readonly number[]) {
  const n = xs.length;
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / n;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const xx = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  if (n < 3 || xx < 1e-9) return null;
  const slope = xs.reduce((sum, x, t) => sum + (x - meanX) * (ys[t] - meanY), 0) / xx;
  const left = xs.reduce((sum, x, t) => sum + (ys[t] - meanY - slope * (x - meanX)) ** 2, 0);
  return { slope, error: Math.sqrt(left / (n - 2) / xx) };
}
