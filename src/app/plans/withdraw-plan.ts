import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { PlanWorld } from "./plan-world.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

/** In review or approved → draft. An approval is gone with it. */
export function withdrawPlan(
  world: PlanWorld,
  actor: Actor,
  request: StepRequest,
): Promise<Outcome<PlanRecord>> {
  return takeStep(world, actor, request, {
    step: "withdraw",
    work: async () => success({ submittedBy: null, approvedBy: null, approvedAt: null, approvedHash: null }),
  });
}
