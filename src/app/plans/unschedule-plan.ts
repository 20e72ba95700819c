import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import { removePlan } from "./plan-calendar.ts";
import type { PlanWorld } from "./plan-world.ts";
import { writeCalendar } from "./schedule-plan.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

/** Scheduled → approved, as long as it has not begun. Problem besides those of a step: APP-409 it has begun. */
export function unschedulePlan(
  world: PlanWorld,
  actor: Actor,
  request: StepRequest,
): Promise<Outcome<PlanRecord>> {
  return takeStep(world, actor, request, {
    step: "unschedule",
    usesCalendar: true,
    work: async (tx, plan) => {
      const change = removePlan(await tx.effects.listCurrent(plan.salesForce), plan.id);
      await writeCalendar(world, tx, { salesForce: plan.salesForce, change });
      return success({ effectiveFrom: null });
    },
  });
}
