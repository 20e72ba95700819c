import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
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
export async function startRulesJob(
  world: PlanWorld & { readonly queue: JobQueue },
  actor: Actor,
  { planId, rules, apply, version }: RulesJobAsked,
): Promise<Outcome<JobRecord>> {
  const id = world.ids.next();
  const started = await act(world, actor, apply ? "plans:edit" : "plans:inspect", async (tx) => {
    if (apply) {
      const plan = await openPlanForEdit(tx, { planId, version });
      if (!plan.ok) return plan;
    } else if (!(await tx.plans.find(planId))) return notFound("plan", planId);
    const request = { planId, rules, apply, planVersion: version };
    const createdAt = world.wallClock.now();
    await tx.jobs.insert({ id, kind: "rules", request, createdBy: actor.memberId, createdAt });
    const detail = { kind: "rules", planId, apply };
    await tx.audit.append({ action: "job.started", objectKind: "job", objectId: id, detail });
    const job = await tx.jobs.find(id);
    return job ? success(job) : notFound("job", id);
  });
  // after the commit, and again by the workers' sweep should this message be lost
  if (started.ok) await world.queue.send({ orgId: actor.orgId, jobId: id, kind: "rules" }).catch(() => {});
  return started;
}
