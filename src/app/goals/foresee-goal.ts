import { addDays } from "../../core/domain/add-days.ts";
import { type CivilDate, parseCivilDate } from "../../core/domain/civil-date.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { checkSmart, type SmartFinding } from "../../core/evaluate/goals/check-smart.ts";
import { chanceFromPeriods, type GoalChance } from "../../core/evaluate/goals/goal-chance.ts";
import type { Kpi } from "../../core/evaluate/kpi/kpi.ts";
import { KPIS } from "../../core/evaluate/kpi/kpis.ts";
import { act } from "../act.ts";
import { evaluateKpisByScope } from "../evaluate/stored/evaluate-kpis-by-scope.ts";
import type { Actor } from "../ports/actor.ts";
import type { Goal, GoalScopeCode } from "../ports/rows/goals.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import { type Foreseeing, foreseeSales } from "./foresee-sales.ts";

export interface GoalOutlook {
  readonly goal: Goal;
  /** What the figure is of; null where the goal names several things, of which together no figure is kept. */
  readonly scope: GoalScopeCode | null;
  /** The figure from the start of the period until today, or its end; null where nothing can be said. */
  readonly actual: number | null;
  readonly chance: GoalChance | null;
  readonly noChance:
    | "qualitative"
    | "several-scopes"
    | "no-key-figure"
    | "over"
    | "too-little-history"
    | null;
  readonly smart: readonly SmartFinding[];
}

export interface OutlookRequest {
  readonly goalId: string;
  /** Left out: the only one whose plans hold. */
  readonly salesForce?: string | undefined;
}

/** Demo and older goals write the key short. */
const ALIASES: Readonly<Record<string, string>> = { revenue: "account-revenue" };

/** How a goal stands, how likely it is to be reached, and what it lacks to be SMART. Problems: APP-404, EVA-162, EVA-163. */
export const foreseeGoal = (
  world: { readonly store: Store },
  actor: Actor,
  { goalId, salesForce }: OutlookRequest,
): Promise<Outcome<GoalOutlook>> =>
  act(world, actor, "goals:read", async (tx) => {
    const goal = await tx.goals.find(goalId);
    if (goal === null) return notFound("goal", goalId);
    const key = goal.metric === null ? null : (ALIASES[goal.metric] ?? goal.metric);
    const kpi = KPIS.find((one) => one.key === key) ?? null;
    const scope = await tx.goals.scopeOf(goalId);
    const foreseen = await foresee({ tx, actor, goal, salesForce }, kpi, scope);
    if (!foreseen.ok) return foreseen;
    const { currency } = await tx.organisation.get();
    const known = { today: actor.today, kpiUnit: kpi?.unit ?? null, currency, chance: foreseen.value.chance };
    const smart = checkSmart({ ...goal, hasOwner: goal.ownerMemberId !== null }, known);
    return success({ goal, scope, ...foreseen.value, smart });
  });

type Foreseen = Pick<GoalOutlook, "actual" | "chance" | "noChance">;

async function foresee(
  asked: Foreseeing,
  kpi: Kpi | null,
  scope: GoalScopeCode | null,
): Promise<Outcome<Foreseen>> {
  const { goal, actor } = asked;
  const without = (noChance: Foreseen["noChance"], actual: number | null = null) =>
    success<Foreseen>({ actual, chance: null, noChance });
  if (goal.kind === "qualitative" || goal.target === null) return without("qualitative");
  if (kpi === null) return without("no-key-figure");
  if (scope === null) return without("several-scopes");
  const isOver = goal.endsOn <= actor.today;
  if (kpi.key === "account-revenue" && !isOver) {
    const sales = await foreseeSales(asked, scope, goal.target);
    if (!sales.ok) return sales;
    const { actual, chance } = sales.value;
    return chance === null
      ? foreseeRest(asked, figureOf(asked, kpi, scope), actual)
      : success({ actual, chance, noChance: null });
  }
  const of = figureOf(asked, kpi, scope);
  const tomorrow = addDays(actor.today as CivilDate, 1);
  const until = goal.endsOn < tomorrow ? goal.endsOn : tomorrow;
  const actual = goal.startsOn < until ? await of(goal.startsOn, until) : success(null);
  if (!actual.ok) return actual;
  if (isOver) return without("over", actual.value);
  const before = await figuresBefore(asked, of);
  if (!before.ok) return before;
  return judge(goal, actual.value, before.value);
}

/** What is reached, and what as many last days of periods before brought: where history is too short for limits of a forecast. */
async function foreseeRest(asked: Foreseeing, of: FigureOf, reached: number): Promise<Outcome<Foreseen>> {
  const { goal, actor } = asked;
  const tomorrow = addDays(actor.today as CivilDate, 1);
  const daysLeft = daysBetween(goal.startsOn > tomorrow ? goal.startsOn : tomorrow, goal.endsOn);
  if (daysLeft === 0) return success({ actual: reached, chance: null, noChance: "over" });
  const rests = await figuresBefore(asked, of, daysLeft);
  if (!rests.ok) return rests;
  return judge(
    goal,
    reached,
    rests.value.map((rest) => reached + rest),
  );
}

function judge(
  { target, baseline }: Goal,
  actual: number | null,
  before: readonly number[],
): Outcome<Foreseen> {
  const isAtMost = baseline !== null && (target ?? 0) < baseline;
  const chance = chanceFromPeriods(before, { target: target ?? 0, isAtMost });
  return success({ actual, chance, noChance: chance === null ? "too-little-history" : null });
}

type FigureOf = (from: string, until: string) => Promise<Outcome<number | null>>;

const figureOf =
  (
    { tx, actor, salesForce }: Foreseeing,
    { key, needs: measures }: Kpi,
    { by, code }: GoalScopeCode,
  ): FigureOf =>
  async (from, until) => {
    const accounts = by === "account" ? ({ of: "code", code } as const) : undefined;
    const request = { by, from, until, salesForce, credit: "effective-dated", accounts, measures } as const;
    const found = await evaluateKpisByScope(tx, actor, request);
    if (!found.ok) return found;
    const { scopes, total } = found.value;
    const kpis = by === "organisation" ? total : scopes.find((scope) => scope.code === code)?.kpis;
    return success(kpis?.[key]?.value ?? null);
  };

const MOST_PERIODS = 6;

/** The figure in as many periods of the same length before, or in their last days, as far as they are over and something was recorded. */
async function figuresBefore(
  { goal, actor }: Foreseeing,
  of: FigureOf,
  lastDays?: number,
): Promise<Outcome<readonly number[]>> {
  const length = daysBetween(goal.startsOn, goal.endsOn);
  const figures: number[] = [];
  for (let number = 1; number <= MOST_PERIODS; number++) {
    const until = addDays(goal.startsOn as CivilDate, -(number - 1) * length);
    if (until > addDays(actor.today as CivilDate, 1)) continue;
    const from = addDays(until, -(lastDays ?? length));
    // a period of millennia reaches beyond the calendar
    if (parseCivilDate(from) === null) break;
    const figure = await of(from, until);
    if (!figure.ok) return figure;
    if (figure.value === null) break;
    figures.push(figure.value);
  }
  // before the first record there is no zero, but nothing
  while (figures.at(-1) === 0) figures.pop();
  return success(figures);
}

const DAY_MILLISECONDS = 86_400_000;

const daysBetween = (from: string, until: string): number =>
  (Date.parse(until) - Date.parse(from)) / DAY_MILLISECONDS;
