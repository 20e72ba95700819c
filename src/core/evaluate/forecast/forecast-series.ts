import { studentQuantile } from "../statistics/student-quantile.ts";
import { type BackTest, backTest } from "./back-test.ts";
import { deseasonalise } from "./deseasonalise.ts";
import {
  FORECAST_METHODS,
  type ForecastMethod,
  forecastByMethods,
  type SeriesContext,
} from "./forecast-methods.ts";
import { takeOutHoliday, type WithoutHoliday } from "./holiday-effect.ts";
import { isIntermittent } from "./intermittent-demand.ts";
import type { SeasonKind } from "./seasonal-indices.ts";
import { fitLevel } from "./smooth-level.ts";

export interface IntervalForecast {
  readonly value: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
}

export interface SeriesForecast {
  /** How many values it was made from. */
  readonly values: number;
  readonly method: ForecastMethod;
  /** Next values in turn; the intervals are null where the series is too short for a back-test. */
  readonly forecasts: readonly (IntervalForecast | { readonly value: number })[];
  readonly backTest: { readonly origins: number; readonly mase: BackTest["mase"] };
  /** Index of each season (season 0 = that of the first value), where the values repeat with the period. */
  readonly season: { readonly kind: SeasonKind; readonly indices: readonly number[] } | null;
  /** What the days before a feast do to a month that holds them all, where that made the back-test better. */
  readonly holiday: WithoutHoliday["effect"] | null;
}

/** The median is left only for a method that was clearly better: small leads in a back-test are luck. */
const CLEARLY_BETTER = 0.7;
/** Fewer errors say nothing about their spread. */
const LEAST_ERRORS = 6;

/**
 * Forecast of one series with 80 and 95 % intervals. The median of seasonal naive, Theta, damped trend and exponential smoothing,
 * unless a back-test finds one method clearly better; never a method that did worse in it than the seasonal naive. Intermittent values
 * are judged by squared errors, for the forecast with the least absolute error of values that are mostly 0 is 0. The days before a feast
 * are considered where that makes the back-test better. Intervals come from the errors of the back-test and widen as those of
 * exponential smoothing do. A series that was never negative is not foretold to be. O(origins × values).
 */
export function forecastSeries(
  values: readonly number[],
  given: SeriesContext,
  horizon: number,
): SeriesForecast {
  const { context, test, method } = choose(values, given, horizon);
  const floor = values.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY;
  const made = forecastByMethods(values, context, horizon);
  const points = (made[method] ?? []).map((value) => Math.max(floor, value));
  const { period, teamSeason = null, holidayShares } = context;
  const holiday = holidayShares ? takeOutHoliday(values, holidayShares, period) : null;
  const bare = deseasonalise(holiday?.values ?? values, period, teamSeason);
  const growth = widening(bare.values);
  const errors = test.errors(method);
  const variance =
    errors.reduce((sum, { step, error }) => sum + error ** 2 / growth(step), 0) / errors.length;
  // the errors of one origin move together: as many degrees of freedom as origins
  const [t80, t95] = [0.9, 0.975].map((share) => studentQuantile(share, Math.max(1, test.origins)));
  return {
    values: values.length,
    method,
    forecasts: points.map((value, index) =>
      errors.length < LEAST_ERRORS
        ? { value }
        : surround(value, Math.sqrt(variance * growth(index + 1)), { t80, t95, floor }),
    ),
    backTest: { origins: test.origins, mase: test.mase },
    season: bare.kind === null ? null : { kind: bare.kind, indices: bare.indices },
    holiday: holiday?.effect ?? null,
  };
}

interface Choice {
  readonly context: SeriesContext;
  readonly test: BackTest;
  readonly method: ForecastMethod;
  readonly score: number | null;
}

function choose(values: readonly number[], context: SeriesContext, horizon: number): Choice {
  const judge = (asked: SeriesContext): Choice => {
    const test = backTest(values, asked, horizon);
    const scores = isIntermittent(values) ? test.rootMeanSquareError : test.mase;
    const method = chooseMethod(scores);
    return { context: asked, test, method, score: scores[method] };
  };
  const plain = judge({ ...context, holidayShares: null });
  if (!context.holidayShares || takeOutHoliday(values, context.holidayShares, context.period) === null)
    return plain;
  const feast = judge(context);
  return feast.score !== null && plain.score !== null && feast.score < plain.score ? feast : plain;
}

function chooseMethod(scores: BackTest["mase"]): ForecastMethod {
  const known = FORECAST_METHODS.flatMap((method) => {
    const score = scores[method];
    return score === null ? [] : [{ method, score }];
  });
  const { median, "seasonal-naive": naive } = scores;
  if (median === null || naive === null) return "median";
  const best = known.reduce((a, b) => (b.score < a.score ? b : a));
  return best.score < CLEARLY_BETTER * median || median > naive ? best.method : "median";
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
