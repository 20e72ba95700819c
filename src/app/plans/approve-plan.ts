import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { PlanWorld } from "./plan-world.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

/**
 * In review → approved, by someone who had no hand in it. Binds the hash of the whole content: what is scheduled later
 * must be what was approved. Problem besides those of a step: APP-403 for who created, submitted or edited the plan.
 */
export function approvePlan(
  world: PlanWorld,
  actor: Actor,
  request: StepRequest,
): Promise<Outcome<PlanRecord>> {
  return takeStep(world, actor, request, {
    step: "approve",
    work: async (tx, plan) => {
      const approvedHash = await tx.plans.contentHash(plan.id);
      return success({ approvedBy: actor.memberId, approvedAt: world.wallClock.now(), approvedHash });
    },
  });
}
