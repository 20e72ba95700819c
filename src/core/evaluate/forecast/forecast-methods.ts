import { dampedTrend } from "./damped-trend.ts";
import { deseasonalise } from "./deseasonalise.ts";
import { seasonalNaive } from "./seasonal-naive.ts";
import { theta } from "./theta.ts";

export const FORECAST_METHODS = ["seasonal-naive", "theta", "damped-trend", "median"] as const;
export type ForecastMethod = (typeof FORECAST_METHODS)[number];

/** What every method foretells. */
export type MethodForecasts = Readonly<Record<ForecastMethod, readonly number[]>>;

/**
 * Seasonal naive, Theta and damped trend (both on values without season), and the median of the three, which is the best of them on
 * the M3 subset of `npm run bench -- forecast`. Needs at least one value; below three, all repeat the last one. O(values).
 */
export function forecastByMethods(
  values: readonly number[],
  period: number,
  horizon: number,
): MethodForecasts {
  const naive = seasonalNaive(values, period, horizon);
  if (values.length < 3)
    return { "seasonal-naive": naive, theta: naive, "damped-trend": naive, median: naive };
  const bare = deseasonalise(values, period);
  const byTheta = bare.restore(theta(bare.values, horizon));
  const damped = bare.restore(dampedTrend(bare.values, horizon));
  return {
    "seasonal-naive": naive,
    theta: byTheta,
    "damped-trend": damped,
    median: naive.map((value, step) => middle(value, byTheta[step], damped[step])),
  };
}

const middle = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
