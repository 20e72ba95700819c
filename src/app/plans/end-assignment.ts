import type { CivilDate } from "../../core/domain/civil-date.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AssignmentRecord } from "../ports/rows/assignments.ts";
import { conflict, notFound } from "../refuse.ts";
import { isOwner } from "../vacancies/change-owner.ts";
import { coverLapse } from "../vacancies/cover-lapses.ts";
import { countStaffing, coverAbsent, notifyRep, openPlanForStaffing } from "./assign-rep.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface EndRequest {
  readonly planId: string;
  readonly assignmentId: string;
  /** First date on which it no longer holds. On or before its first date: it never held, as known from now on. */
  readonly on: CivilDate;
}

/**
 * Ends an assignment; in a plan that holds, somebody stands in from that day where nobody follows. What was known before stays on record. Gives what holds instead, null where nothing does.
 * Problems: APP-404, APP-409 state of the plan, or it has ended before.
 */
export function endAssignment(
  world: PlanWorld,
  actor: Actor,
  { planId, assignmentId, on }: EndRequest,
): Promise<Outcome<AssignmentRecord | null>> {
  return act(world, actor, "assignments:edit", async (tx) => {
    await tx.owners.lockStaffing();
    const plan = await openPlanForStaffing(tx, planId);
    if (!plan.ok) return plan;
    const assignment = await tx.assignments.find(assignmentId);
    if (assignment?.planId !== planId) return notFound("assignment", assignmentId);
    if (assignment.to !== null && assignment.to <= on) {
      return conflict(
        `assignment ${assignmentId}`,
        `it ends on ${assignment.to} already`,
        "choose an earlier date",
      );
    }
    const instead = on > assignment.from ? { ...assignment, id: world.ids.next(), to: on } : null;
    await tx.assignments.close(assignmentId, world.wallClock.now(), instead);
    await notifyRep(world, tx, { plan: plan.value, assignment });
    await countStaffing(tx, plan.value, `an assignment ends on ${on}`);
    const detail = { assignmentId, on, insteadId: instead?.id ?? null };
    await tx.audit.append({ action: "rep.assignment-ended", objectKind: "plan", objectId: planId, detail });
    const { territoryId, repId } = assignment;
    const neverHeld = instead === null && assignment.from <= actor.today && isOwner(assignment.role);
    if (plan.value.state === "active" && neverHeld) {
      // nothing is left on record that could be seen to have lapsed
      const lapse = { planId, territoryId, repId, vacancyId: null, from: actor.today, to: assignment.to };
      const covered = await coverLapse(world, tx, { actor, lapse });
      if (!covered.ok) return covered;
    }
    const covered = await coverAbsent(world, tx, { actor, plan: plan.value });
    return covered.ok ? success(instead) : covered;
  });
}
