import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import { invalid } from "../refuse.ts";
import type { PlanWorld } from "./plan-world.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

export interface Rejection extends StepRequest {
  readonly reason: string;
}

/** In review → draft, with the reason. Problem besides those of a step: APP-422 no reason. */
export async function rejectPlan(
  world: PlanWorld,
  actor: Actor,
  request: Rejection,
): Promise<Outcome<PlanRecord>> {
  const reason = request.reason.trim();
  return takeStep(world, actor, request, {
    step: "reject",
    detail: { reason },
    work: async () =>
      reason === ""
        ? invalid("/reason", "a rejection needs a reason", "say what is to be changed")
        : success({ submittedBy: null, rejectedBy: actor.memberId, rejectionReason: reason }),
  });
}
