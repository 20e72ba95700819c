import { FORECAST_SUMS, type ForecastSum } from "../../domain/forecast-sums.ts";
import { studentQuantile } from "../statistics/student-quantile.ts";
import {
  bandOf,
  type Horizon,
  learnChances,
  type OpportunityPath,
  type StageChances,
  type Standing,
  standingOn,
} from "./win-chances.ts";

/** Three ways to foretell from what is open. */
export interface PipelineCalls {
  /** Sum of amount × chance. */
  readonly weighted: number;
  /** All amounts with a chance of at least one half. */
  readonly commit: number;
  /** All amounts. */
  readonly bestCase: number;
}

export interface PipelineSum extends PipelineCalls {
  readonly open: number;
  /** Sum of the chances. */
  readonly expectedWins: number;
  /** Open ones without an amount, or in a stage of which nothing is known: in no sum of money. */
  readonly withoutAmount: number;
  readonly withoutChance: number;
}

export interface PipelineForecast {
  readonly horizonDays: number;
  readonly groups: readonly (PipelineSum & { readonly group: string })[];
  /** The sum over the groups; limits of the weighted sum, null with fewer than three past forecasts, or without amounts. */
  readonly all: PipelineSum & {
    readonly limits: {
      readonly low80: number;
      readonly high80: number;
      readonly low95: number;
      readonly high95: number;
    } | null;
  };
  readonly chances: readonly StageChances[];
  /** The same forecast made at earlier days from what was known then, against what was won of what was open. */
  readonly past: {
    readonly forecasts: number;
    /** (Foretold − won) ÷ won, over all of them; null where nothing was won. */
    readonly bias: Readonly<Record<keyof PipelineCalls, number | null>>;
    /** Of what was won in those days, the part that was not open yet when foretold; null where nothing was. */
    readonly shareFromNew: number | null;
  };
}

/** So many past forecasts are made, one horizon apart or a month, whichever is longer. */
const MOST_PAST = 12;
const FEWEST_PAST = 3;
const MONTH_DAYS = 30;
const COMMITTED = 0.5;

/** An open opportunity as it is foretold. */
export interface ForetoldOpportunity extends Standing {
  /** In the list of paths. */
  readonly place: number;
  /** Money; NaN where unknown. */
  readonly amount: number;
  /** Null where nothing is known of its stage, as the age from which the chance holds. */
  readonly chance: number | null;
  readonly fromDays: number | null;
}

/** What one opportunity adds to each sum; null: it is none of those that the sum counts. */
export const FORECAST_PARTS: Readonly<
  Record<ForecastSum, (one: Pick<ForetoldOpportunity, "amount" | "chance">) => number | null>
> = {
  open: () => 1,
  expectedWins: ({ chance }) => chance,
  withoutAmount: ({ amount }) => (Number.isNaN(amount) ? 1 : null),
  withoutChance: ({ chance }) => (chance === null ? 1 : null),
  weighted: ({ amount, chance }) => (chance === null || Number.isNaN(amount) ? null : amount * chance),
  commit: ({ amount, chance }) =>
    chance === null || Number.isNaN(amount) || chance < COMMITTED ? null : amount,
  bestCase: ({ amount }) => (Number.isNaN(amount) ? null : amount),
};

/**
 * What of the open pipeline will be won within `horizonDays` after `today`, by stage and age, with how such forecasts fared before.
 * Limits come from the chances themselves, widened by as much as past forecasts missed by more. O(past × opportunities).
 */
export function forecastPipeline(
  paths: readonly OpportunityPath[],
  groups: readonly string[],
  { today, horizonDays }: Horizon,
): PipelineForecast {
  const now = foretell(paths, { today, horizonDays });
  const past = judgePast(paths, { today, horizonDays });
  const names = [...new Set(groups)].sort();
  const sums = new Map(names.map((name) => [name, { ...NOTHING }]));
  const all = { ...NOTHING };
  now.open.forEach((one) => {
    const ofGroup = sums.get(groups[one.place]);
    for (const sum of ofGroup ? [ofGroup, all] : [all]) add(sum, one);
  });
  return {
    horizonDays,
    groups: names.map((group) => ({ group, ...(sums.get(group) ?? NOTHING) })),
    all: { ...all, limits: limitsOf(all, now.deviation, past.standardErrors) },
    chances: [...now.chances.values()],
    past: { forecasts: past.forecasts, bias: past.bias, shareFromNew: past.shareFromNew },
  };
}

const NOTHING: PipelineSum = {
  open: 0,
  expectedWins: 0,
  withoutAmount: 0,
  withoutChance: 0,
  weighted: 0,
  commit: 0,
  bestCase: 0,
};

type Sum = { -readonly [Key in keyof PipelineSum]: PipelineSum[Key] };

function add(sum: Sum, one: ForetoldOpportunity): void {
  for (const key of FORECAST_SUMS) sum[key] += FORECAST_PARTS[key](one) ?? 0;
}

/** The opportunities that are open on the day, each with its chance to be won in time. O(spells × log spells). */
export const listForetold = (
  paths: readonly OpportunityPath[],
  horizon: Horizon,
): readonly ForetoldOpportunity[] => foretell(paths, horizon).open;

function foretell(paths: readonly OpportunityPath[], when: Horizon) {
  const chances = learnChances(paths, when);
  const open = paths.flatMap((path, place): readonly ForetoldOpportunity[] => {
    const standing = standingOn(path, when.today);
    if (standing === null) return [];
    const band = bandOf(standing, chances);
    const { chance, fromDays } = band ?? { chance: null, fromDays: null };
    return [{ place, ...standing, amount: path.amount, chance, fromDays }];
  });
  const variance = open.reduce(
    (sum, { amount, chance }) =>
      sum + (chance === null || Number.isNaN(amount) ? 0 : amount ** 2 * chance * (1 - chance)),
    0,
  );
  return { chances, open, deviation: Math.sqrt(variance) };
}

function judgePast(paths: readonly OpportunityPath[], { today, horizonDays }: Horizon) {
  const first = paths.reduce((least, { spells }) => Math.min(least, spells[0].enteredDay), today);
  const apart = Math.max(horizonDays, MONTH_DAYS);
  const foretold: Sum = { ...NOTHING };
  const standardErrors: number[] = [];
  let [won, wonFromNew, forecasts] = [0, 0, 0];
  for (let number = 1; number <= MOST_PAST; number++) {
    const then = today - horizonDays - (number - 1) * apart;
    // at least one horizon must lie before it to learn from
    if (then - horizonDays < first) break;
    const made = foretell(paths, { today: then, horizonDays });
    const sum: Sum = { ...NOTHING };
    for (const one of made.open) add(sum, one);
    if (sum.open === 0 || made.deviation === 0) continue;
    const wins = paths.filter(
      ({ isWon, closedDay, amount }) =>
        isWon && closedDay > then && closedDay <= then + horizonDays && !Number.isNaN(amount),
    );
    const isKnown = ({ spells }: OpportunityPath) => spells[0].enteredDay <= then;
    const ofKnown = wins.filter(isKnown).reduce((total, { amount }) => total + amount, 0);
    forecasts++;
    won += ofKnown;
    wonFromNew += wins.reduce((total, { amount }) => total + amount, 0) - ofKnown;
    for (const key of ["weighted", "commit", "bestCase"] as const) foretold[key] += sum[key];
    standardErrors.push((ofKnown - sum.weighted) / made.deviation);
  }
  const bias = (key: keyof PipelineCalls) => (won > 0 ? (foretold[key] - won) / won : null);
  return {
    forecasts,
    standardErrors,
    bias: { weighted: bias("weighted"), commit: bias("commit"), bestCase: bias("bestCase") },
    shareFromNew: won + wonFromNew > 0 ? wonFromNew / (won + wonFromNew) : null,
  };
}

function limitsOf(
  { weighted, bestCase }: PipelineSum,
  deviation: number,
  standardErrors: readonly number[],
): PipelineForecast["all"]["limits"] {
  if (standardErrors.length < FEWEST_PAST || bestCase === 0) return null;
  const missed = Math.sqrt(
    standardErrors.reduce((sum, error) => sum + error ** 2, 0) / standardErrors.length,
  );
  const spread = deviation * Math.max(1, missed);
  const [t80, t95] = [0.9, 0.975].map((share) => studentQuantile(share, standardErrors.length));
  const bound = (value: number) => Math.max(0, Math.min(bestCase, value));
  return {
    low80: bound(weighted - t80 * spread),
    high80: bound(weighted + t80 * spread),
    low95: bound(weighted - t95 * spread),
    high95: bound(weighted + t95 * spread),
  };
}
