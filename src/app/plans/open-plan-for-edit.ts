import type { PlanState } from "../../core/domain/plan-life.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound, stale } from "../refuse.ts";

/** A plan, and the version of it that the change was made for; null where whatever stands is changed. */
export interface PlanVersion {
  readonly planId: string;
  readonly version: number | null;
}

const WAYS_BACK: Readonly<Partial<Record<PlanState, string>>> = {
  approved: "withdraw it first: the approval covers what stands now and goes with it",
  scheduled: "unschedule it, then withdraw it: the approval covers what stands now and goes with it",
  active: "branch it and edit the branch: what holds is not changed under the people who work by it",
  archived: "branch it and edit the branch: what held is kept as it was",
};

/** Holds a plan for a change of its content. Problems: APP-404, APP-412 other version, APP-409 not in draft or review. */
export async function openPlanForEdit(
  tx: Transaction,
  { planId, version }: PlanVersion,
): Promise<Outcome<PlanRecord>> {
  const plan = await tx.plans.lock(planId);
  if (!plan) return notFound("plan", planId);
  if (version !== null && version !== plan.version) return stale("plan", plan.version);
  const wayBack = WAYS_BACK[plan.state];
  return wayBack === undefined
    ? success(plan)
    : conflict(
        `plan ${plan.name}`,
        `the plan is ${plan.state}; only drafts and plans in review are edited`,
        wayBack,
      );
}
