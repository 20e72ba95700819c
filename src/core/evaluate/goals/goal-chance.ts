import type { IntervalForecast } from "../forecast/forecast-series.ts";
import { studentQuantile } from "../statistics/student-quantile.ts";
import { studentTail } from "../statistics/student-tail.ts";

/** How likely a goal is to be reached, and what is expected by its end. */
export interface GoalChance {
  readonly probability: number;
  readonly expected: number;
  readonly low80: number;
  readonly high80: number;
  /**
   * `months`: a forecast of the months left; `year-before`: the same months a year before, moved by the growth since; `periods`: the same
   * figure in periods of the same length before, or what is reached and their last days.
   */
  readonly basis: "months" | "year-before" | "periods";
  /** Months foretold, months that were compared with the same a year before, or periods before. */
  readonly count: number;
}

export interface GoalAim {
  readonly target: number;
  /** The target is to be undercut: it lies below where the figure stands. */
  readonly isAtMost: boolean;
}

/** A month to come, and the part of its days that lies in the goal's period and is still ahead. */
export interface MonthLeft {
  readonly forecast: IntervalForecast;
  readonly weight: number;
}

/**
 * From what is reached and the forecast of the months left. Errors of a forecast move together, so the widths of its months add up: a
 * cautious answer. `origins` are those of the forecast's back-test.
 */
export function chanceFromMonths(
  reached: number,
  months: readonly MonthLeft[],
  { target, isAtMost, origins }: GoalAim & { readonly origins: number },
): GoalChance {
  const degrees = Math.max(1, origins);
  const t80 = studentQuantile(0.9, degrees);
  const expected = months.reduce((sum, { forecast, weight }) => sum + weight * forecast.value, reached);
  const deviation = months.reduce(
    (sum, { forecast, weight }) => sum + (weight * (forecast.high80 - forecast.value)) / t80,
    0,
  );
  return describe(
    { expected, deviation, degrees },
    { target, isAtMost },
    { basis: "months", count: months.length },
  );
}

const YEAR_MONTHS = 12;
const FEWEST_YEARLY_CHANGES = 3;
/**
 * Correlation of the months to come: a default of ours. Were they one, limits of 80 % would hold in 98 of 100 simulated years without
 * a wandering level; were they apart, in too few with one.
 */
const TOGETHER = 0.5;

/**
 * From what is reached and the months left, where history is too short for the back-test of a forecast: each is what the same month
 * was a year before, times the mean yearly growth (of logarithms) of the last twelve months; in the second year ahead twice, and twice
 * as unsure. `values` are whole months up to now, `weights` the part of each month to come that counts. Null with fewer than three months
 * to compare, one that is not above 0, or a part beyond two years. O(values).
 */
export function chanceFromYearBefore(
  reached: number,
  { values, weights }: { readonly values: readonly number[]; readonly weights: readonly number[] },
  aim: GoalAim,
): GoalChance | null {
  const changes = values.slice(YEAR_MONTHS).map((value, month) => Math.log(value / values[month]));
  const used = changes.slice(-YEAR_MONTHS);
  const isBeyond = weights.some((weight, step) => weight > 0 && step >= 2 * YEAR_MONTHS);
  const isPositive = values.slice(-2 * YEAR_MONTHS).every((value) => value > 0);
  if (used.length < FEWEST_YEARLY_CHANGES || !isPositive || isBeyond) return null;
  const growth = used.reduce((sum, change) => sum + change, 0) / used.length;
  const squares = used.reduce((sum, change) => sum + (change - growth) ** 2, 0);
  const degrees = used.length - 1;
  const yearBefore = values.slice(-YEAR_MONTHS);
  const months = weights.map((weight, step) => {
    const years = 1 + Math.floor(step / YEAR_MONTHS);
    const value = weight === 0 ? 0 : weight * yearBefore[step % YEAR_MONTHS] * Math.exp(years * growth);
    return { value, unsure: years * value };
  });
  const together = months.reduce((sum, { unsure }) => sum + unsure, 0);
  const apart = months.reduce((sum, { unsure }) => sum + unsure ** 2, 0);
  const spread = (TOGETHER + 1 / used.length) * together ** 2 + (1 - TOGETHER) * apart;
  const deviation = Math.sqrt((squares / degrees) * spread);
  const expected = months.reduce((sum, { value }) => sum + value, reached);
  return describe({ expected, deviation, degrees }, aim, { basis: "year-before", count: used.length });
}

const FEWEST_PERIODS = 3;

/** From the figure in periods of the same length before: the next one is drawn as they were. Null with fewer than three, O(periods). */
export function chanceFromPeriods(values: readonly number[], aim: GoalAim): GoalChance | null {
  const count = values.length;
  if (count < FEWEST_PERIODS) return null;
  const expected = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - expected) ** 2, 0);
  const deviation = Math.sqrt((squares / (count - 1)) * (1 + 1 / count));
  return describe({ expected, deviation, degrees: count - 1 }, aim, { basis: "periods", count });
}

interface Spread {
  readonly expected: number;
  readonly deviation: number;
  readonly degrees: number;
}

function describe(
  { expected, deviation, degrees }: Spread,
  { target, isAtMost }: GoalAim,
  made: Pick<GoalChance, "basis" | "count">,
): GoalChance {
  const half = studentQuantile(0.9, degrees) * deviation;
  const isMet = isAtMost ? expected <= target : expected >= target;
  const above =
    deviation === 0 ? Number(expected >= target) : studentTail((target - expected) / deviation, degrees);
  const probability = deviation === 0 ? Number(isMet) : isAtMost ? 1 - above : above;
  return { probability, expected, low80: expected - half, high80: expected + half, ...made };
}
