import type { Foretold, HierarchyForecast } from "../../core/evaluate/forecast/forecast-hierarchy.ts";
import type { SeriesForecast } from "../../core/evaluate/forecast/forecast-series.ts";
import type { MonthPlan } from "../../core/evaluate/forecast/season-plan.ts";
import { type MonthlySeries, monthText } from "../../core/evaluate/forecast/sum-by-month.ts";

type Dated<Value> = readonly (Value & { readonly month: string })[];

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
    readonly forecasts: Dated<Foretold>;
    readonly backTest: SeriesForecast["backTest"];
  }[];
  /** Sums of the series in each group, month by month. */
  readonly groups: readonly { readonly name: string; readonly forecasts: Dated<Foretold> }[];
  /** Sum of the histories, then of the forecasts, month by month. */
  readonly totalActual: readonly MonthlyValue[];
  readonly total: Dated<Foretold>;
  readonly totalMethod: SeriesForecast["method"];
  /** Index of each month of the year on the sum of the series, where it repeats; multiplicative: 1, additive: 0 is normal. */
  readonly season: {
    readonly kind: "multiplicative" | "additive";
    readonly months: readonly { readonly monthOfYear: number; readonly index: number }[];
    /** How much of what trend does not explain repeats every year, 0 … 1; null with two years or less. */
    readonly strength: number | null;
  } | null;
  /** What the days before a feast do to a month of the sum that holds all of them; null: not considered, or no better for it. */
  readonly feast: SeriesForecast["holiday"];
  /** Years without a feast's date: because of them none was considered. */
  readonly missingFeastYears: readonly number[];
  /** Busy and slow months ahead, how a goal falls on them and what comes first; null without a season. */
  readonly plan: Dated<MonthPlan> | null;
}

interface Description {
  readonly groups: readonly { readonly name: string }[];
  readonly plan: readonly MonthPlan[] | null;
  readonly missingYears: readonly number[];
  /** Month of the history at which the sum begins. */
  readonly startedAt: number;
  readonly strength: number | null;
}

const MONTHS_OF_YEAR = 12;

/** A forecast by name and month. */
export function describeForecast(
  { firstMonth, months, series }: MonthlySeries,
  forecast: HierarchyForecast,
  { groups, plan, missingYears, startedAt, strength }: Description,
): MonthlyForecast {
  const dated = <Value extends object>(values: readonly Value[]): Dated<Value> =>
    values.map((value, step) => ({ month: monthText(firstMonth + months + step), ...value }));
  const happened = (values: readonly number[]): readonly MonthlyValue[] =>
    values.map((value, step) => ({ month: monthText(firstMonth + step), value }));
  const { season, holiday, method } = forecast.totalByItself;
  const monthOfYear = (offset: number) => ((firstMonth + startedAt + offset) % MONTHS_OF_YEAR) + 1;
  return {
    history: { from: monthText(firstMonth), to: monthText(firstMonth + months - 1), months },
    series: forecast.parts.map((part, index) => ({
      name: series[index].name,
      actual: happened(series[index].values),
      method: part.method,
      forecasts: dated(part.forecasts),
      backTest: part.backTest,
    })),
    groups: groups.map(({ name }, index) => ({ name, forecasts: dated(forecast.groups[index]) })),
    totalActual: happened(
      Array.from({ length: months }, (_, month) =>
        series.reduce((sum, { values }) => sum + values[month], 0),
      ),
    ),
    total: dated(forecast.total),
    totalMethod: method,
    season: season && {
      kind: season.kind,
      strength,
      months: season.indices
        .map((index, offset) => ({ monthOfYear: monthOfYear(offset), index }))
        .sort((a, b) => a.monthOfYear - b.monthOfYear),
    },
    feast: holiday,
    missingFeastYears: missingYears,
    plan: plan && dated(plan),
  };
}
