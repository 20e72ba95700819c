import { accuracy } from "./accuracy.ts";
import {
  FORECAST_METHODS,
  type ForecastMethod,
  forecastByMethods,
  type MethodForecasts,
  type SeriesContext,
} from "./forecast-methods.ts";

/** Forecasts made at one point of the past, against what came. */
interface Origin {
  readonly train: readonly number[];
  readonly actual: readonly number[];
  readonly forecasts: MethodForecasts;
}

/** How each method would have done in the past. */
export interface BackTest {
  readonly origins: number;
  /**
   * Mean over the origins of the mean absolute error ÷ that of the seasonal naive forecast within the training values. Null: no origin,
   * nothing to compare with, or not a method for these values.
   */
  readonly mase: Readonly<Record<ForecastMethod, number | null>>;
  /** Root of the mean squared error over all origins and steps: what tells methods for intermittent values apart. */
  readonly rootMeanSquareError: Readonly<Record<ForecastMethod, number | null>>;
  /** Error of every forecast of the method, with the step it was made for (1 = next value). */
  readonly errors: (method: ForecastMethod) => readonly { readonly step: number; readonly error: number }[];
}

/** More origins change the choice no longer, but cost as much as the forecast itself each. */
const MOST_ORIGINS = 6;

/**
 * Rolling-origin back-test: forecasts from up to six earlier ends of the series, evenly apart, as far ahead as asked for or as there
 * are values. Leaves at least two full years (and five values) to learn from; with fewer there is no origin. O(origins × values).
 */
export function backTest(values: readonly number[], context: SeriesContext, horizon: number): BackTest {
  const { period } = context;
  const least = Math.max(5, 2 * period + 1);
  const room = values.length - least;
  const count = Math.max(0, Math.min(MOST_ORIGINS, room));
  const ends = Array.from(
    { length: count },
    (_, index) =>
      values.length - Math.max(1, Math.round(((index + 1) * Math.min(room, 2 * horizon)) / count)),
  );
  const origins = [...new Set(ends)].map((end): Origin => {
    const train = values.slice(0, end);
    const actual = values.slice(end, end + horizon);
    return { train, actual, forecasts: forecastByMethods(train, context, actual.length) };
  });
  const meanMase = (method: ForecastMethod): number | null => {
    const scores = origins.flatMap(({ train, actual, forecasts }) => {
      const made = forecasts[method];
      return made === null ? [] : (accuracy(made, actual, { train, period }).mase ?? []);
    });
    return scores.length === 0 ? null : mean(scores);
  };
  const errors: BackTest["errors"] = (method) =>
    origins.flatMap(({ actual, forecasts }) => {
      const made = forecasts[method];
      return made === null
        ? []
        : actual.map((value, index) => ({ step: index + 1, error: value - made[index] }));
    });
  // a method that stood by at some origins only is not compared
  const ofAll = (score: (method: ForecastMethod) => number | null) =>
    Object.fromEntries(
      FORECAST_METHODS.map((method) => [
        method,
        origins.every(({ forecasts }) => forecasts[method] !== null) ? score(method) : null,
      ]),
    ) as BackTest["mase"];
  return {
    origins: origins.length,
    mase: ofAll(meanMase),
    rootMeanSquareError: ofAll((method) => {
      const all = errors(method);
      return all.length === 0 ? null : Math.sqrt(mean(all.map(({ error }) => error ** 2)));
    }),
    errors,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
