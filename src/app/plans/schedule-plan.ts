import type { CivilDate } from "../../core/domain/civil-date.ts";
import { type Failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, invalid } from "../refuse.ts";
import { type CalendarChange, insertPlan } from "./plan-calendar.ts";
import type { PlanWorld } from "./plan-world.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

export interface Schedule extends StepRequest {
  /** First civil date on which the plan holds, in the organisation's zone. */
  readonly effectiveFrom: CivilDate;
}

/**
 * Approved → scheduled: enters the plan into its sales force's calendar. Problems besides those of a step: APP-422 a
 * past date; APP-409 the content is not what was approved, or another plan begins on the same date.
 */
export function schedulePlan(
  world: PlanWorld,
  actor: Actor,
  request: Schedule,
): Promise<Outcome<PlanRecord>> {
  const { effectiveFrom } = request;
  return takeStep(world, actor, request, {
    step: "schedule",
    usesCalendar: true,
    detail: { effectiveFrom },
    work: async (tx, plan) => {
      if (effectiveFrom < actor.today) {
        return invalid(
          "/effectiveFrom",
          `${effectiveFrom} is past; today is ${actor.today}`,
          "choose today or a later date",
        );
      }
      const calendar = await tx.effects.listCurrent(plan.salesForce);
      const entry = insertPlan(calendar, {
        planId: plan.id,
        planVersion: plan.version,
        from: effectiveFrom,
      });
      if ("clash" in entry) return refuseClash(tx, plan, entry.clash);
      await writeCalendar(world, tx, { salesForce: plan.salesForce, change: entry.change });
      return success({ effectiveFrom });
    },
  });
}

/** Stores a change of a sales force's calendar, which must be held. */
export async function writeCalendar(
  { ids, wallClock }: Pick<PlanWorld, "ids" | "wallClock">,
  tx: Transaction,
  { salesForce, change }: { readonly salesForce: string; readonly change: CalendarChange },
): Promise<void> {
  const write = change.write.map((stretch) => ({ ...stretch, id: ids.next() }));
  await tx.effects.replace(salesForce, { close: change.close, write, at: wallClock.now() });
}

async function refuseClash(
  tx: Transaction,
  plan: PlanRecord,
  clash: { readonly planId: string; readonly from: CivilDate },
): Promise<Failure> {
  const name = (await tx.plans.find(clash.planId))?.name ?? clash.planId;
  return conflict(
    `plan ${name}`,
    `for the sales force ${plan.salesForce}, the plan ${name} begins on ${clash.from} too, and only one plan holds at a time`,
    "choose another date, or unschedule the other plan first",
  );
}
