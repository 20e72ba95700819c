import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import { notifyMembers } from "./notify-affected.ts";
import type { PlanWorld } from "./plan-world.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

/** Draft → in review. Who works in the plan, or in the one that holds today, is told, for from now on they see it. */
export function submitPlan(
  world: PlanWorld,
  actor: Actor,
  request: StepRequest,
): Promise<Outcome<PlanRecord>> {
  return takeStep(world, actor, request, {
    step: "submit",
    work: async (tx, plan) => {
      const holding = await tx.effects.at(plan.salesForce, { date: actor.today, knownAt: null });
      const planIds = [plan.id, ...holding.map(({ planId }) => planId)];
      const members = await tx.assignments.membersAtWork(planIds, actor.today);
      await notifyMembers(world, tx, { kind: "plan-in-review", planId: plan.id, members });
      return success({ submittedBy: actor.memberId, rejectedBy: null, rejectionReason: null });
    },
  });
}
