import { type Outcome, success } from "../../core/domain/problem.ts";
import { startJob } from "../jobs/start-job.ts";
import { openPlanForEdit } from "../plans/open-plan-for-edit.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { JobRecord } from "../ports/rows/jobs.ts";
import { notFound } from "../refuse.ts";
import type { RuleDraft } from "./rule-draft.ts";

export interface RulesJobAsked {
  readonly planId: string;
  /** Rules that are tried; null: those stored with the plan. */
  readonly rules: readonly RuleDraft[] | null;
  /** Writes what the stored rules say, for this version of the plan; false: only tells what would change. */
  readonly apply: boolean;
  /** Null: whatever stands. */
  readonly version: number | null;
}

/**
 * Asks for a survey of all accounts by the rules of a plan, as a job. Problems: APP-404; where they are to be applied
 * APP-409 state, APP-412.
 */
export const startRulesJob = (
  world: PlanWorld & { readonly queue: JobQueue },
  actor: Actor,
  { planId, rules, apply, version }: RulesJobAsked,
): Promise<Outcome<JobRecord>> =>
  startJob(world, actor, {
    kind: "rules",
    action: apply ? "plans:edit" : "plans:inspect",
    prepare: async (tx) => {
      if (apply) {
        const plan = await openPlanForEdit(tx, { planId, version });
        if (!plan.ok) return plan;
      } else if (!(await tx.plans.find(planId))) return notFound("plan", planId);
      return success({ request: { planId, rules, apply, planVersion: version }, detail: { planId, apply } });
    },
  });
