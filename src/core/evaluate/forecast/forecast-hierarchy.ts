import type { SeriesContext } from "./forecast-methods.ts";
import { forecastSeries, type IntervalForecast, type SeriesForecast } from "./forecast-series.ts";
import { seasonalIndices } from "./seasonal-indices.ts";

/** One value foretold; no interval where the series is too short. */
export type Foretold = IntervalForecast | { readonly value: number };

/** Series above others, and what they are. */
export interface Group {
  /** Places of all series in it, at any depth. */
  readonly members: readonly number[];
}

/** Forecasts of parts, and of their sums. */
export interface HierarchyForecast {
  readonly parts: readonly SeriesForecast[];
  /** Equal to the sum of the members' forecasts; intervals as those of the total. */
  readonly groups: readonly (readonly Foretold[])[];
  /** Equal to the sum of the parts; its intervals are those of the summed series, moved to that sum. */
  readonly total: readonly Foretold[];
  /** The forecast of the summed series by itself: how far it lies from the sum says how far to trust either. */
  readonly totalByItself: SeriesForecast;
}

/**
 * Forecasts reconciled bottom-up: children sum to the parent. All series are equally long; one that begins with zeros is taken to begin
 * after them, and takes its season from all together while it has less than two years of its own. O(series × values).
 */
export function forecastHierarchy(
  series: readonly (readonly number[])[],
  {
    period,
    holidayShares = null,
    groups = [],
  }: Omit<SeriesContext, "teamSeason"> & { readonly groups?: readonly Group[] },
  horizon: number,
): HierarchyForecast {
  const summed = sum(series);
  const team = teamSeason(summed, period);
  const parts = series.map((values) => {
    const start = Math.min(firstOf(values), values.length - 1);
    return forecastSeries(
      values.slice(start),
      {
        period,
        teamSeason: team && rotate(team, start % period),
        holidayShares: holidayShares?.slice(start) ?? null,
      },
      horizon,
    );
  });
  const totalByItself =
    series.length === 1 ? parts[0] : forecastSeries(summed, { period, holidayShares }, horizon);
  const all = series.map((_, place) => place);
  return {
    parts,
    groups: groups.map(({ members }) =>
      reconcile(
        members.map((place) => parts[place]),
        members.length === 1
          ? parts[members[0]]
          : forecastSeries(sum(members.map((place) => series[place])), { period, holidayShares }, horizon),
      ),
    ),
    total: reconcile(
      all.map((place) => parts[place]),
      totalByItself,
    ),
    totalByItself,
  };
}

/** The sum of the parts' forecasts, with the intervals of the forecast of their sum moved to it. */
function reconcile(parts: readonly SeriesForecast[], byItself: SeriesForecast): readonly Foretold[] {
  return byItself.forecasts.map((own, step): Foretold => {
    const value = parts.reduce((total, part) => total + part.forecasts[step].value, 0);
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
}

const sum = (series: readonly (readonly number[])[]): readonly number[] =>
  (series[0] ?? []).map((_, t) => series.reduce((total, values) => total + values[t], 0));

/** Place of the first value that is not 0; the length where all are. */
function firstOf(values: readonly number[]): number {
  const found = values.findIndex((value) => value !== 0);
  return found < 0 ? values.length : found;
}

const rotate = (indices: readonly number[], by: number): readonly number[] => [
  ...indices.slice(by),
  ...indices.slice(0, by),
];

/** Null with less than two years, or where the sum is not above 0 in every month. */
const teamSeason = (summed: readonly number[], period: number): readonly number[] | null =>
  seasonalIndices(summed, period, "multiplicative")?.indices ?? null;
