import { BrokenInvariant } from "../../domain/problem.ts";
import { leastSquares } from "../statistics/least-squares.ts";
import { centredMean, type SeasonKind, seasonalIndices } from "./seasonal-indices.ts";

export interface HoltWintersWeights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  /** Share of the trend that is left after each step; 1 = not damped. */
  readonly phi?: number;
}

/** Level, trend and seasons after the last value, and the squared errors on the way. */
export interface HoltWintersState {
  readonly level: number;
  readonly trend: number;
  /** Of the next year's seasons, the first following the last value. */
  readonly seasons: readonly number[];
  readonly squaredErrors: number;
}

export interface HoltWintersForm {
  readonly period: number;
  readonly kind: SeasonKind;
  /**
   * `first-years`: the first year gives level (its mean) and seasons, the second the trend, and a season learns from the level before.
   * `decomposition`: as R's `HoltWinters`, the classical decomposition of the first two years gives the seasons, the line through its
   * trend level and slope, and a season learns from the level after.
   */
  readonly start?: "first-years" | "decomposition";
}

/** Holt–Winters smoothing with given weights; updating begins with the second year. Needs two full years. O(values). */
export function holtWinters(
  values: readonly number[],
  { period, kind, start = "first-years" }: HoltWintersForm,
  { alpha, beta, gamma, phi = 1 }: HoltWintersWeights,
): HoltWintersState {
  const isMultiplicative = kind === "multiplicative";
  const first = start === "first-years" ? firstYears(values, period, kind) : decomposed(values, period, kind);
  let { level, trend } = first;
  const seasons = [...first.seasons];
  let squaredErrors = 0;
  for (let t = period; t < values.length; t++) {
    const season = seasons[t % period];
    const base = level + phi * trend;
    squaredErrors += (values[t] - (isMultiplicative ? base * season : base + season)) ** 2;
    const before = level;
    level = alpha * (isMultiplicative ? values[t] / season : values[t] - season) + (1 - alpha) * base;
    trend = beta * (level - before) + (1 - beta) * phi * trend;
    const without = start === "first-years" ? base : level;
    seasons[t % period] =
      gamma * (isMultiplicative ? values[t] / without : values[t] - without) + (1 - gamma) * season;
  }
  const next = values.length % period;
  return { level, trend, seasons: [...seasons.slice(next), ...seasons.slice(0, next)], squaredErrors };
}

type Start = Pick<HoltWintersState, "level" | "trend" | "seasons">;

function firstYears(values: readonly number[], period: number, kind: SeasonKind): Start {
  const mean = (from: number) =>
    values.slice(from, from + period).reduce((sum, value) => sum + value, 0) / period;
  const level = mean(0);
  const seasons = values
    .slice(0, period)
    .map((value) => (kind === "multiplicative" ? value / level : value - level));
  return { level, trend: (mean(period) - level) / period, seasons };
}

function decomposed(values: readonly number[], period: number, kind: SeasonKind): Start {
  const years = values.slice(0, 2 * period);
  const seasons = seasonalIndices(years, period, kind)?.indices;
  if (seasons === undefined)
    throw new BrokenInvariant("got no season of the first two years, expected one of values that have it");
  const half = Math.floor(period / 2);
  const trends = years
    .slice(half, years.length - half)
    .map((_, index) => centredMean(years, index + half, period));
  const line = leastSquares(trends, [trends.map((_, index) => index + 1)]);
  if (line === null) throw new BrokenInvariant(`got a trend of ${trends.length} values, expected at least 3`);
  const [level, trend] = line.coefficients;
  return { level, trend, seasons };
}

/** Forecasts from the state after the last value. */
export function forecastHoltWinters(
  { level, trend, seasons }: HoltWintersState,
  horizon: number,
  { kind, phi = 1 }: { readonly kind: SeasonKind; readonly phi?: number },
): readonly number[] {
  let damping = 0;
  return Array.from({ length: horizon }, (_, step) => {
    damping += phi ** (step + 1);
    const base = level + damping * trend;
    const season = seasons[step % seasons.length];
    return kind === "multiplicative" ? base * season : base + season;
  });
}
