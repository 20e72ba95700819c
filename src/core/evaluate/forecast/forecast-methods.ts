import { dampedTrend } from "./damped-trend.ts";
import { deseasonalise } from "./deseasonalise.ts";
import { exponentialSmoothing } from "./exponential-smoothing.ts";
import { takeOutHoliday } from "./holiday-effect.ts";
import { forecastSba, forecastTsb, isIntermittent } from "./intermittent-demand.ts";
import { seasonalNaive } from "./seasonal-naive.ts";
import { theta } from "./theta.ts";

export const FORECAST_METHODS = [
  "seasonal-naive",
  "theta",
  "damped-trend",
  "ets",
  "sba",
  "tsb",
  "median",
] as const;
export type ForecastMethod = (typeof FORECAST_METHODS)[number];

/** What every method foretells; null: not a method for such values. */
export type MethodForecasts = Readonly<Record<ForecastMethod, readonly number[] | null>>;

/** What a series is part of. */
export interface SeriesContext {
  readonly period: number;
  /** Multiplicative seasonal indices of all series together, from the season of the first value: used below two full years. */
  readonly teamSeason?: readonly number[] | null;
  /** Share of the days before a feast that each value and each value to be foretold holds; null: not considered. */
  readonly holidayShares?: readonly number[] | null;
}

/**
 * Seasonal naive, Theta and damped trend (both on values without season), exponential smoothing, and the median of the four, which is
 * the best of them on the M3 subset of `npm run bench -- forecast`; for intermittent values SBA and TSB too. Needs at least one value;
 * below three, all repeat the last one. O(values).
 */
export function forecastByMethods(
  values: readonly number[],
  context: SeriesContext,
  horizon: number,
): MethodForecasts {
  const { period, holidayShares } = context;
  const bare = holidayShares ? takeOutHoliday(values, holidayShares, period) : null;
  if (bare === null) return forecastPlain(values, context, horizon);
  const plain = forecastPlain(bare.values, context, horizon);
  return Object.fromEntries(
    FORECAST_METHODS.map((method) => {
      const forecasts = plain[method];
      return [method, forecasts && bare.restore(forecasts)];
    }),
  ) as MethodForecasts;
}

function forecastPlain(
  values: readonly number[],
  { period, teamSeason = null }: SeriesContext,
  horizon: number,
): MethodForecasts {
  const bare = deseasonalise(values, period, teamSeason);
  const isPooled = bare.kind !== null && values.length < 2 * period;
  const naive = isPooled
    ? bare.restore(seasonalNaive(bare.values, 1, horizon))
    : seasonalNaive(values, period, horizon);
  const isTiny = values.length < 3;
  const byTheta = isTiny ? naive : bare.restore(theta(bare.values, horizon));
  const damped = isTiny ? naive : bare.restore(dampedTrend(bare.values, horizon));
  const ets = isTiny
    ? naive
    : isPooled
      ? bare.restore(exponentialSmoothing(bare.values, 1, horizon))
      : exponentialSmoothing(values, period, horizon);
  const isSparse = isIntermittent(values);
  return {
    "seasonal-naive": naive,
    theta: byTheta,
    "damped-trend": damped,
    ets,
    sba: isSparse ? forecastSba(values, horizon) : null,
    tsb: isSparse ? forecastTsb(values, horizon) : null,
    median: naive.map((value, step) => middle([value, byTheta[step], damped[step], ets[step]])),
  };
}

/** Median of four. */
function middle(four: readonly number[]): number {
  const sorted = [...four].sort((a, b) => a - b);
  return (sorted[1] + sorted[2]) / 2;
}
