import { studentQuantile } from "../statistics/student-quantile.ts";
import { type BackTest, backTest } from "./back-test.ts";
import { deseasonalise } from "./deseasonalise.ts";
import { FORECAST_METHODS, type ForecastMethod, forecastByMethods } from "./forecast-methods.ts";
import { type SeasonKind, seasonalIndices } from "./seasonal-indices.ts";
import { fitLevel } from "./smooth-level.ts";

export interface IntervalForecast {
  readonly value: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
}

export interface SeriesForecast {
  readonly method: ForecastMethod;
  /** Next values in turn; the intervals are null where the series is too short for a back-test. */
  readonly forecasts: readonly (IntervalForecast | { readonly value: number })[];
  readonly backTest: { readonly origins: number; readonly mase: BackTest["mase"] };
  /** Index of each season (season 0 = that of the first value), where the values repeat with the period. */
  readonly season: { readonly kind: SeasonKind; readonly indices: readonly number[] } | null;
}

/** The median is left only for a method that was clearly better: small leads in a back-test are luck. */
const CLEARLY_BETTER = 0.7;
/** Fewer errors say nothing about their spread. */
const LEAST_ERRORS = 6;

/**
 * Forecast of one series with 80 and 95 % intervals. The median of seasonal naive, Theta and damped trend, unless a back-test finds
 * one method clearly better. Intervals come from the errors of the back-test and widen as those of exponential smoothing do. A
 * series that was never negative is not foretold to be. O(origins × values).
 */
export function forecastSeries(values: readonly number[], period: number, horizon: number): SeriesForecast {
  const test = backTest(values, period, horizon);
  const method = chooseMethod(test.mase);
  const floor = values.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY;
  const points = forecastByMethods(values, period, horizon)[method].map((value) => Math.max(floor, value));
  const bare = deseasonalise(values, period);
  const indices = bare.kind === null ? null : seasonalIndices(values, period, bare.kind);
  const growth = widening(bare.values);
  const errors = test.errors(method);
  const variance =
    errors.reduce((sum, { step, error }) => sum + error ** 2 / growth(step), 0) / errors.length;
  // the errors of one origin move together: as many degrees of freedom as origins
  const [t80, t95] = [0.9, 0.975].map((share) => studentQuantile(share, Math.max(1, test.origins)));
  return {
    method,
    forecasts: points.map((value, index) =>
      errors.length < LEAST_ERRORS
        ? { value }
        : surround(value, Math.sqrt(variance * growth(index + 1)), { t80, t95, floor }),
    ),
    backTest: { origins: test.origins, mase: test.mase },
    season: bare.kind === null || indices === null ? null : { kind: bare.kind, indices: indices.indices },
  };
}

function chooseMethod(mase: BackTest["mase"]): ForecastMethod {
  const known = FORECAST_METHODS.flatMap((method) => {
    const score = mase[method];
    return score === null ? [] : [{ method, score }];
  });
  const best = known.reduce((a, b) => (b.score < a.score ? b : a), known[0]);
  const median = mase.median;
  return best !== undefined && median !== null && best.score < CLEARLY_BETTER * median
    ? best.method
    : "median";
}

/** How much larger the variance is so many steps ahead than one step ahead: 1 + (steps − 1) × α². */
function widening(values: readonly number[]): (step: number) => number {
  const { alpha } = fitLevel(values);
  return (step) => 1 + (step - 1) * alpha * alpha;
}

const surround = (
  value: number,
  deviation: number,
  { t80, t95, floor }: { readonly t80: number; readonly t95: number; readonly floor: number },
): IntervalForecast => ({
  value,
  low80: Math.max(floor, value - t80 * deviation),
  high80: value + t80 * deviation,
  low95: Math.max(floor, value - t95 * deviation),
  high95: value + t95 * deviation,
});
