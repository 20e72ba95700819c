import type { SeriesForecast } from "./forecast-series.ts";

export type MonthStanding = "busy" | "slow" | "as-usual";

/** What a month to come is by season and feast alone, and what that asks for. */
export interface MonthPlan {
  /** Times a normal month; never below 0. */
  readonly factor: number;
  /** The part of a goal for all the months that falls to this one; the shares sum to 1. */
  readonly goalShare: number;
  readonly standing: MonthStanding;
  /**
   * What to put first: in a busy month the accounts that buy; in the month before one, filling shelves and agreeing visits; in a slow
   * month new contacts, training and reviews.
   */
  readonly priority: "serve-buyers" | "prepare" | "prospect-and-train" | "as-usual";
}

/** So far from a normal month is busy or slow: a default of ours. */
const BAND = 0.1;

/**
 * Busy and slow months among those foretold, how a goal falls on them, and what comes first in each. Null where neither season nor
 * feast was found. `values` are those the forecast was made from; `holidayShares` go on over the months to come.
 */
export function planSeason(
  { season, holiday, forecasts }: SeriesForecast,
  {
    values,
    holidayShares,
    period,
  }: {
    readonly values: readonly number[];
    readonly holidayShares: readonly number[] | null;
    readonly period: number;
  },
): readonly MonthPlan[] | null {
  if (season === null && holiday === null) return null;
  const lastYear = values.slice(-period);
  const level = lastYear.reduce((sum, value) => sum + value, 0) / lastYear.length;
  if (!(level > 0)) return null;
  const factors = forecasts.map((_, step) => {
    const at = values.length + step;
    const index = season?.indices[at % period];
    const share = holidayShares?.[at] ?? 0;
    const bySeason = index === undefined ? 1 : season?.kind === "multiplicative" ? index : 1 + index / level;
    const byFeast =
      holiday === null
        ? 1
        : holiday.kind === "multiplicative"
          ? holiday.size ** share
          : 1 + (holiday.size * share) / level;
    return Math.max(0, bySeason * byFeast);
  });
  const total = factors.reduce((sum, factor) => sum + factor, 0);
  if (!(total > 0)) return null;
  const standings = factors.map((factor) => standingOf(factor));
  return factors.map((factor, step) => ({
    factor,
    goalShare: factor / total,
    standing: standings[step],
    priority: priorityOf(standings[step], standings[step + 1]),
  }));
}

const standingOf = (factor: number): MonthStanding =>
  factor >= 1 + BAND ? "busy" : factor <= 1 - BAND ? "slow" : "as-usual";

function priorityOf(standing: MonthStanding, next: MonthStanding | undefined): MonthPlan["priority"] {
  if (standing === "busy") return "serve-buyers";
  if (next === "busy") return "prepare";
  return standing === "slow" ? "prospect-and-train" : "as-usual";
}
