import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Rule } from "../../core/domain/rule.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { AlignmentMove, PlanRecord } from "../ports/rows/plans.ts";
import type { Store, Transaction } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import { type RuleDraft, readDrafts } from "./rule-draft.ts";
import { openReport, type RulesReport } from "./rules-report.ts";
import { judgingBy, surveyAccounts } from "./survey-accounts.ts";

export interface RulesTest {
  readonly planId: string;
  /** Rules as they might be; null: those stored with the plan. */
  readonly rules: readonly RuleDraft[] | null;
}

export interface TestedRules {
  /** The plan's. */
  readonly version: number;
  readonly report: RulesReport;
}

export interface SurveyWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: object) => void;
}

/**
 * What rules would do, and writes nothing: accounts that move with their deals and revenue, reps that gain and lose,
 * ties, overlaps and gaps. Cost: all accounts of the organisation. Problems: APP-404, APP-422 the rules. Ends early, with
 * what it has seen until then, when the signal says so.
 */
export function testRules(
  world: { readonly store: Store },
  actor: Actor,
  { planId, rules: drafts }: RulesTest,
  watch: SurveyWatch,
): Promise<Outcome<TestedRules>> {
  return act(world, actor, "plans:inspect", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const rules = await readRules(tx, planId, drafts);
    if (!rules.ok) return rules;
    const { report } = await surveyRules(tx, actor, { plan, rules: rules.value, watch });
    return success({ version: plan.version, report });
  });
}

async function readRules(
  tx: Transaction,
  planId: string,
  drafts: readonly RuleDraft[] | null,
): Promise<Outcome<readonly Rule[]>> {
  if (drafts === null) return success(await tx.rules.list(planId));
  const territories = await tx.territories.list(planId);
  const placeOf = (index: number) => `/rules/${index}`;
  const states = await readDrafts(tx, drafts, { territories, others: [], placeOf });
  // no rule of these is stored: their place in the list tells them apart
  return states.ok ? success(states.value.map((state, index) => ({ ...state, id: String(index) }))) : states;
}

interface Survey {
  readonly plan: PlanRecord;
  readonly rules: readonly Rule[];
  readonly watch: SurveyWatch;
}

/** Judges every account; gives what it comes to, and the moves that bring the overrides in line. */
export async function surveyRules(
  tx: Transaction,
  actor: Actor,
  { plan, rules, watch }: Survey,
): Promise<{ readonly report: RulesReport; readonly moves: readonly AlignmentMove[] }> {
  const territories = await tx.territories.list(plan.id);
  // a draft's reps begin on the day from which it is to hold
  const date =
    plan.effectiveFrom !== null && plan.effectiveFrom > actor.today ? plan.effectiveFrom : actor.today;
  const working = await tx.assignments.ofPlanAt(plan.id, { date, knownAt: null });
  const primaries = working.filter(({ role }) => role === "primary");
  const report = openReport({ territories, rules, primaries });
  const moves: AlignmentMove[] = [];
  let done = 0;
  for await (const page of surveyAccounts(tx, plan.id, judgingBy(rules, territories))) {
    for (const judgement of page) {
      report.add(judgement);
      if (judgement.move !== null) moves.push(judgement.move);
    }
    done += page.length;
    watch.onProgress({ phase: "accounts", done });
    if (watch.signal.aborted) break;
  }
  return { report: report.close(), moves };
}
