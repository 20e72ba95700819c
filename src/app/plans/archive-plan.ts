import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import { notifyMembers } from "./notify-affected.ts";
import { endPlan } from "./plan-calendar.ts";
import type { PlanWorld } from "./plan-world.ts";
import { writeCalendar } from "./schedule-plan.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

/**
 * Draft or active → archived. Nothing is destroyed; an active plan holds to yesterday, none follows by itself, and who
 * worked in it is told.
 */
export function archivePlan(
  world: PlanWorld,
  actor: Actor,
  request: StepRequest,
): Promise<Outcome<PlanRecord>> {
  return takeStep(world, actor, request, {
    step: "archive",
    usesCalendar: true,
    work: async (tx, plan) => {
      const change = endPlan(await tx.effects.listCurrent(plan.salesForce), {
        planId: plan.id,
        on: actor.today,
      });
      await writeCalendar(world, tx, { salesForce: plan.salesForce, change });
      if (plan.state === "active") {
        const members = await tx.assignments.membersAtWork([plan.id], actor.today);
        await notifyMembers(world, tx, { kind: "plan-archived", planId: plan.id, members });
      }
      return success({});
    },
  });
}
