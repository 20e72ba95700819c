import { readFeasts } from "../../core/evaluate/forecast/feast-years.ts";
import { forecastHierarchy, type Group } from "../../core/evaluate/forecast/forecast-hierarchy.ts";
import { planSeason } from "../../core/evaluate/forecast/season-plan.ts";
import { seasonStrength } from "../../core/evaluate/forecast/season-strength.ts";
import type { MonthlySeries } from "../../core/evaluate/forecast/sum-by-month.ts";
import { describeForecast, type MonthlyForecast } from "./describe-forecast.ts";

export interface MonthsAsked {
  /** How many months ahead of the last one. */
  readonly months: number;
  /** Days since 1970-01-01 of the feasts that sales rise before; none: not considered. */
  readonly feasts: readonly number[];
  readonly groups: readonly (Group & { readonly name: string })[];
}

const MONTHS_OF_YEAR = 12;

/** Forecasts of monthly series, of their groups and their sum, and what the season asks for. */
export function forecastMonths(
  monthly: MonthlySeries,
  { months, feasts, groups }: MonthsAsked,
): MonthlyForecast {
  const span = { firstMonth: monthly.firstMonth, months: monthly.months + months };
  const { shares, missingYears } = readFeasts(feasts, span);
  const values = monthly.series.map((series) => series.values);
  const context = { period: MONTHS_OF_YEAR, holidayShares: shares, groups };
  const forecast = forecastHierarchy(values, context, months);
  const summed = values[0].map((_, t) => values.reduce((sum, list) => sum + list[t], 0));
  const startedAt = values.length === 1 ? monthly.months - forecast.totalByItself.values : 0;
  const plan = planSeason(forecast.totalByItself, {
    values: summed.slice(startedAt),
    holidayShares: shares?.slice(startedAt) ?? null,
    period: MONTHS_OF_YEAR,
  });
  const strength = seasonStrength(summed.slice(startedAt), MONTHS_OF_YEAR);
  return describeForecast(monthly, forecast, { groups, plan, missingYears, startedAt, strength });
}
