import { forecastSeries, type IntervalForecast, type SeriesForecast } from "./forecast-series.ts";

/** One value foretold; no interval where the series is too short. */
export type Foretold = IntervalForecast | { readonly value: number };

/** Forecasts of parts, and of their sum. */
export interface HierarchyForecast {
  readonly parts: readonly SeriesForecast[];
  /** Equal to the sum of the parts; its intervals are those of the summed series, moved to that sum. */
  readonly total: readonly Foretold[];
  /** The forecast of the summed series by itself: how far it lies from the sum says how far to trust either. */
  readonly totalByItself: SeriesForecast;
}

/** Forecasts reconciled bottom-up: children sum to the parent. All series are equally long. O(series × values). */
export function forecastHierarchy(
  series: readonly (readonly number[])[],
  period: number,
  horizon: number,
): HierarchyForecast {
  const parts = series.map((values) => forecastSeries(values, period, horizon));
  const summed = (series[0] ?? []).map((_, t) => series.reduce((sum, values) => sum + values[t], 0));
  const totalByItself = series.length === 1 ? parts[0] : forecastSeries(summed, period, horizon);
  const total = totalByItself.forecasts.map((own, step): Foretold => {
    const value = parts.reduce((sum, part) => sum + part.forecasts[step].value, 0);
    if (!("low80" in own)) return { value };
    const move = value - own.value;
    return {
      value,
      low80: own.low80 + move,
      high80: own.high80 + move,
      low95: own.low95 + move,
      high95: own.high95 + move,
    };
  });
  return { parts, total, totalByItself };
}
