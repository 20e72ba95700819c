import type { SeasonKind } from "./seasonal-indices.ts";

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

/**
 * Holt–Winters smoothing with given weights. The first year gives level (its mean) and seasons, the second the trend; updating
 * begins with the second year. Needs two full years. O(values).
 */
export function holtWinters(
  values: readonly number[],
  { period, kind }: { readonly period: number; readonly kind: SeasonKind },
  { alpha, beta, gamma, phi = 1 }: HoltWintersWeights,
): HoltWintersState {
  const isMultiplicative = kind === "multiplicative";
  const mean = (from: number) =>
    values.slice(from, from + period).reduce((sum, value) => sum + value, 0) / period;
  let level = mean(0);
  let trend = (mean(period) - level) / period;
  const seasons = values.slice(0, period).map((value) => (isMultiplicative ? value / level : value - level));
  let squaredErrors = 0;
  for (let t = period; t < values.length; t++) {
    const season = seasons[t % period];
    const base = level + phi * trend;
    squaredErrors += (values[t] - (isMultiplicative ? base * season : base + season)) ** 2;
    const before = level;
    level = alpha * (isMultiplicative ? values[t] / season : values[t] - season) + (1 - alpha) * base;
    trend = beta * (level - before) + (1 - beta) * phi * trend;
    seasons[t % period] =
      gamma * (isMultiplicative ? values[t] / base : values[t] - base) + (1 - gamma) * season;
  }
  const first = values.length % period;
  return { level, trend, seasons: [...seasons.slice(first), ...seasons.slice(0, first)], squaredErrors };
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
