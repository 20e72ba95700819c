import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { openPlanForEdit, type PlanVersion } from "../plans/open-plan-for-edit.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import { writeChangeSet } from "../plans/write-change-set.ts";
import type { Actor } from "../ports/actor.ts";
import type { Transaction } from "../ports/store.ts";
import type { RulesReport } from "./rules-report.ts";
import { type SurveyWatch, surveyRules } from "./test-rules.ts";

export interface AppliedRules {
  readonly planVersion: number;
  readonly report: RulesReport;
}

/**
 * Writes the overrides that the rules ask for as a new version of a draft, in this transaction; where they stand already
 * there is none. Problems: APP-404, APP-409 state, APP-412.
 */
export async function applyRules(
  tx: Transaction,
  actor: Actor,
  {
    planId,
    version,
    watch,
  }: { readonly planId: string; readonly version: number | null; readonly watch: SurveyWatch },
): Promise<Outcome<AppliedRules>> {
  const plan = await openPlanForEdit(tx, { planId, version });
  if (!plan.ok) return plan;
  const rules = await tx.rules.list(planId);
  const { report, moves } = await surveyRules(tx, actor, { plan: plan.value, rules, watch });
  if (moves.length === 0 || watch.signal.aborted) return success({ planVersion: plan.value.version, report });
  const reason = `account rules: ${report.moves.accounts} accounts move`;
  const written = await writeChangeSet(tx, plan.value, { kind: "rules", reason, moves });
  return success({ planVersion: written.version, report });
}

/** The same as a step of its own, without a job. Stopped by its signal it writes nothing. */
export const applyRulesNow = (
  world: PlanWorld,
  actor: Actor,
  { watch, ...plan }: PlanVersion & { readonly watch: SurveyWatch },
): Promise<Outcome<AppliedRules>> =>
  act(world, actor, "plans:edit", (tx) => applyRules(tx, actor, { ...plan, watch }));
