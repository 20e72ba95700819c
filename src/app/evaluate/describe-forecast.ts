import type { Foretold, HierarchyForecast } from "../../core/evaluate/forecast/forecast-hierarchy.ts";
import type { SeriesForecast } from "../../core/evaluate/forecast/forecast-series.ts";
import { type MonthlySeries, monthText } from "../../core/evaluate/forecast/sum-by-month.ts";

export interface MonthlyValue {
  /** As 2026-11. */
  readonly month: string;
  readonly value: number;
}

export interface MonthlyForecast {
  /** First and last month of the history, as 2026-11. */
  readonly history: { readonly from: string; readonly to: string; readonly months: number };
  readonly series: readonly {
    readonly name: string;
    readonly actual: readonly MonthlyValue[];
    readonly method: SeriesForecast["method"];
    readonly forecasts: readonly (Foretold & { readonly month: string })[];
    readonly backTest: SeriesForecast["backTest"];
  }[];
  /** Sum of the histories, then of the forecasts, month by month. */
  readonly totalActual: readonly MonthlyValue[];
  readonly total: readonly (Foretold & { readonly month: string })[];
  readonly totalMethod: SeriesForecast["method"];
  /** Index of each month of the year on the sum of the series, where it repeats; multiplicative: 1, additive: 0 is normal. */
  readonly season: {
    readonly kind: "multiplicative" | "additive";
    readonly months: readonly { readonly monthOfYear: number; readonly index: number }[];
  } | null;
}

const MONTHS_OF_YEAR = 12;

/** A forecast by name and month. */
export function describeForecast(
  { firstMonth, months, series }: MonthlySeries,
  { parts, total, totalByItself }: HierarchyForecast,
): MonthlyForecast {
  const dated = (forecasts: readonly Foretold[]) =>
    forecasts.map((forecast, step) => ({ month: monthText(firstMonth + months + step), ...forecast }));
  const happened = (values: readonly number[]): readonly MonthlyValue[] =>
    values.map((value, step) => ({ month: monthText(firstMonth + step), value }));
  const { season } = totalByItself;
  return {
    history: { from: monthText(firstMonth), to: monthText(firstMonth + months - 1), months },
    series: parts.map(({ method, forecasts, backTest }, index) => ({
      name: series[index].name,
      actual: happened(series[index].values),
      method,
      forecasts: dated(forecasts),
      backTest,
    })),
    totalActual: happened(
      Array.from({ length: months }, (_, step) => series.reduce((sum, { values }) => sum + values[step], 0)),
    ),
    total: dated(total),
    totalMethod: totalByItself.method,
    season: season && {
      kind: season.kind,
      months: season.indices
        .map((index, offset) => ({ monthOfYear: ((firstMonth + offset) % MONTHS_OF_YEAR) + 1, index }))
        .sort((a, b) => a.monthOfYear - b.monthOfYear),
    },
  };
}
