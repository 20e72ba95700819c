import { type Outcome, success } from "../../../core/domain/problem.ts";
import type { RepFigures } from "../../../core/domain/rep-figures.ts";
import type { MeasureKey } from "../../../core/evaluate/kpi/measures.ts";
import { evaluateReps } from "../../../core/evaluate/reps/evaluate-reps.ts";
import type { RepEvaluation } from "../../../core/evaluate/reps/rep-evaluation.ts";
import type { Actor } from "../../ports/actor.ts";
import type { ScopeSums } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";
import { type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";
import { dayOf } from "./day-of.ts";

export interface StoredReps extends Credited, RepEvaluation {}

/** More reps than an organisation has. */
const ALL = 100_000;
const DAYS_PER_YEAR = 365.25;
const MONTHS_PER_YEAR = 12;

/**
 * What reps did in the window: conversions with a verdict, what they sold of the potential of their accounts, ramp by their time in
 * service, quota; beside them the ratings given in it. New contacts and yearly contract values are not stored.
 */
export async function evaluateStoredReps(
  tx: Transaction,
  actor: Actor,
  request: Omit<StoredRequest, "by">,
): Promise<Outcome<StoredReps>> {
  const window = await chooseWindow(tx, actor, { ...request, by: "rep" });
  if (!window.ok) return window;
  const recorded = await tx.facts.recorded();
  const sums = await tx.facts.sums({ ...window.value.query, measures: MEASURES });
  const startsOn = new Map(
    (await tx.reps.list(ALL, null, null)).map((rep) => [rep.code, rep.startsOn] as const),
  );
  const ratings = await tx.ratings.given(request);
  const lastDay = dayOf(request.until) - 1;
  const figures = sums.flatMap((scope) =>
    scope.code === null
      ? []
      : [toFigures(scope, { recorded, startsOn: startsOn.get(scope.code) ?? null, lastDay })],
  );
  return success({ ...window.value.credited, ...evaluateReps(figures, ratings) });
}

const MEASURES = [
  ...(["accounts", "potential", "revenue", "quota", "conversations"] as const),
  ...(["leads", "leadsConverted", "opportunitiesCreated", "opportunitiesWonOfCohort"] as const),
];

interface Known {
  readonly recorded: ReadonlySet<MeasureKey>;
  readonly startsOn: string | null;
  readonly lastDay: number;
}

function toFigures({ code, sums }: ScopeSums, { recorded, startsOn, lastDay }: Known): RepFigures {
  const of = (key: (typeof MEASURES)[number]) => (recorded.has(key) ? (sums[key] ?? 0) : null);
  const years = startsOn === null ? null : Math.max(0, (lastDay - dayOf(startsOn)) / DAYS_PER_YEAR);
  return {
    rep: code ?? "",
    accounts: of("accounts"),
    newContacts: null,
    leads: of("leads"),
    leadsConverted: of("leadsConverted"),
    opportunities: of("opportunitiesCreated"),
    deals: of("opportunitiesWonOfCohort"),
    conversations: of("conversations"),
    annualContractValue: null,
    revenue: of("revenue"),
    potential: of("potential"),
    quota: of("quota"),
    experienceYears: years,
    monthsInRole: years === null ? null : Math.floor(years * MONTHS_PER_YEAR),
  };
}
