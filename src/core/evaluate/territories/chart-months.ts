import { isSeasonal } from "../forecast/is-seasonal.ts";
import { seasonalIndices } from "../forecast/seasonal-indices.ts";
import { type XmrChart, xmrChart } from "../statistics/xmr-chart.ts";

export interface MonthChart {
  /** What is judged: the values, or what is left of them without the season of the year. */
  readonly judged: readonly number[];
  readonly isAdjusted: boolean;
  /** Null with fewer than two months. */
  readonly chart: XmrChart | null;
}

const MONTHS_OF_YEAR = 12;

/**
 * XmR chart of monthly values, of which a season is taken out first where two years show one: a December that is high every year is no
 * signal. O(months).
 */
export function chartMonths(values: readonly number[]): MonthChart {
  const season = isSeasonal(values, MONTHS_OF_YEAR)
    ? (seasonalIndices(values, MONTHS_OF_YEAR, "multiplicative")?.indices ?? null)
    : null;
  const judged =
    season === null ? values : values.map((value, month) => value / season[month % MONTHS_OF_YEAR]);
  return { judged, isAdjusted: season !== null, chart: xmrChart(judged) };
}
