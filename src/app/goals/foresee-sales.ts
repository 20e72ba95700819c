import { addDays } from "../../core/domain/add-days.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { readFeasts } from "../../core/evaluate/forecast/feast-years.ts";
import { forecastSeries } from "../../core/evaluate/forecast/forecast-series.ts";
import { IDULFITRI_DATES } from "../../core/evaluate/forecast/idulfitri-dates.ts";
import {
  chanceFromMonths,
  chanceFromYearBefore,
  type GoalChance,
  type MonthLeft,
} from "../../core/evaluate/goals/goal-chance.ts";
import { chooseWindow } from "../evaluate/stored/choose-window.ts";
import { dayOf } from "../evaluate/stored/day-of.ts";
import type { Actor } from "../ports/actor.ts";
import type { Goal, GoalScopeCode } from "../ports/rows/goals.ts";
import type { Transaction } from "../ports/store.ts";

/** What a goal is foreseen from, and for whom. */
export interface Foreseeing {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly goal: Goal;
  readonly salesForce: string | undefined;
}

const MONTHS_OF_YEAR = 12;
/** So much history is read. */
const HISTORY_MONTHS = 48;

/**
 * Revenue of a scope from the start of a goal until today, and its chance from the forecast of the days left, or, where the history is too
 * short for its limits, from the same months a year before.
 */
export async function foreseeSales(
  asked: Foreseeing,
  scope: GoalScopeCode,
  target: number,
): Promise<Outcome<{ readonly actual: number; readonly chance: GoalChance | null }>> {
  const { tx, actor, goal } = asked;
  const [thisMonth, tomorrow] = [monthOf(actor.today), addDays(actor.today as CivilDate, 1)];
  const history = await readMonths(asked, scope, {
    from: firstDay(thisMonth - HISTORY_MONTHS),
    until: firstDay(thisMonth),
  });
  if (!history.ok) return history;
  const reached =
    goal.startsOn < tomorrow
      ? await readMonths(asked, scope, { from: goal.startsOn, until: tomorrow })
      : success(NOTHING);
  if (!reached.ok) return reached;
  const actual = [...reached.value.values()].reduce((sum, revenue) => sum + revenue, 0);
  const firstMonth = [...history.value.keys()].reduce((least, month) => Math.min(least, month), thisMonth);
  const values = Array.from(
    { length: thisMonth - firstMonth },
    (_, index) => history.value.get(firstMonth + index) ?? 0,
  );
  if (values.length === 0) return success({ actual, chance: null });
  const horizon = monthOf(addDays(goal.endsOn as CivilDate, -1)) - thisMonth + 1;
  const { feastDates } = await tx.organisation.get();
  const { shares } = readFeasts((feastDates ?? IDULFITRI_DATES).map(dayOf), {
    firstMonth,
    months: values.length + horizon,
  });
  const forecast = forecastSeries(values, { period: MONTHS_OF_YEAR, holidayShares: shares }, horizon);
  const weights = forecast.forecasts.map((_, step) => shareLeft(thisMonth + step, goal, tomorrow));
  // with nothing left there is no forecast to judge by
  if (weights.every((weight) => weight === 0)) return success({ actual, chance: null });
  const left = forecast.forecasts.flatMap((month, step): readonly MonthLeft[] =>
    "low80" in month && weights[step] > 0 ? [{ forecast: month, weight: weights[step] }] : [],
  );
  const isAtMost = goal.baseline !== null && target < goal.baseline;
  if (left.length === 0) {
    const chance = chanceFromYearBefore(actual, { values, weights }, { target, isAtMost });
    return success({ actual, chance });
  }
  const { origins } = forecast.backTest;
  return success({ actual, chance: chanceFromMonths(actual, left, { target, isAtMost, origins }) });
}

const NOTHING: ReadonlyMap<number, number> = new Map();

/** Revenue by month since year 0 of what the scope holds, those below it included. */
async function readMonths(
  { tx, actor, salesForce }: Foreseeing,
  { by, code }: GoalScopeCode,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<Outcome<ReadonlyMap<number, number>>> {
  const request = { by, from, until, salesForce, credit: "effective-dated" } as const;
  const window = await chooseWindow(tx, actor, request);
  if (!window.ok) return window;
  const parents = await tx.facts.parents(window.value.query);
  const isMeant = (group: string): boolean => {
    for (let at: string | undefined = group; at !== undefined; at = parents.get(at))
      if (at === code) return true;
    return false;
  };
  const months = new Map<number, number>();
  const accounts = by === "account" ? ({ of: "code", code } as const) : undefined;
  for (const { group, month, revenue } of await tx.facts.months({ ...window.value.query, accounts })) {
    if (!isMeant(group)) continue;
    const at = monthOf(`${month}-01`);
    months.set(at, (months.get(at) ?? 0) + revenue);
  }
  return success(months);
}

const monthOf = (date: string): number =>
  Number(date.slice(0, 4)) * MONTHS_OF_YEAR + Number(date.slice(5, 7)) - 1;

const firstDay = (month: number): string =>
  `${String(Math.floor(month / MONTHS_OF_YEAR)).padStart(4, "0")}-${String((month % MONTHS_OF_YEAR) + 1).padStart(2, "0")}-01`;

/** The part of a month's days that lies in the goal's period and is still to come. */
function shareLeft(
  month: number,
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
  tomorrow: string,
): number {
  const [begins, ends] = [dayOf(firstDay(month)), dayOf(firstDay(month + 1))];
  const from = Math.max(begins, dayOf(startsOn), dayOf(tomorrow));
  return Math.max(0, Math.min(ends, dayOf(endsOn)) - from) / (ends - begins);
}
