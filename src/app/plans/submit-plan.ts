import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import { conflict } from "../refuse.ts";
import { notifyAffected } from "./notify-affected.ts";
import type { PlanWorld } from "./plan-world.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

/** Draft → in review. Everyone who works in the plan is told, because from now on they see it. */
export function submitPlan(
  world: PlanWorld,
  actor: Actor,
  request: StepRequest,
): Promise<Outcome<PlanRecord>> {
  return takeStep(world, actor, request, {
    action: "plans:submit",
    step: "submit",
    work: async (tx, plan) => {
      if ((await tx.territories.list(plan.id)).length === 0) {
        return conflict(
          `plan ${plan.name}`,
          "the plan has no territory",
          "add territories and align units to them first",
        );
      }
      await notifyAffected(world, tx, {
        kind: "plan-in-review",
        oldPlanId: null,
        newPlanId: plan.id,
        date: actor.today,
      });
      return success({ submittedBy: actor.memberId, rejectedBy: null, rejectionReason: null });
    },
  });
}
