import type { CivilDate } from "../../core/domain/civil-date.ts";
import { type Failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AssignmentRecord, AssignmentRole, NamedAssignment } from "../ports/rows/assignments.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, invalid, notFound } from "../refuse.ts";
import { isOwner, overlapOf } from "../vacancies/change-owner.ts";
import { isInService } from "../vacancies/in-service.ts";
import { settleAbsences } from "../vacancies/settle-absences.ts";
import { giveTerritory } from "../vacancies/write-owners.ts";
import type { TerritoryRef } from "./get-territory.ts";
import { notifyMembers } from "./notify-affected.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { writeChangeSet } from "./write-change-set.ts";

export interface AssignmentRequest extends TerritoryRef {
  readonly repId: string;
  readonly role: AssignmentRole;
  /** Null: the date on which the plan begins to hold, or today where none is set. */
  readonly from: CivilDate | null;
  /** First date on which it no longer holds; null = without end. */
  readonly to: CivilDate | null;
}

/**
 * Gives a territory a rep for a range of dates; a primary one follows who stands in meanwhile. In plans that are edited or hold; one that is approved or scheduled has
 * its reps in the approval. Problems: APP-404, APP-409 state, another primary rep or the same rep at the time, APP-422 dates, a rep who is not in service.
 */
export function assignRep(
  world: PlanWorld,
  actor: Actor,
  request: AssignmentRequest,
): Promise<Outcome<AssignmentRecord>> {
  return act(world, actor, "assignments:edit", async (tx) => {
    await tx.owners.lockStaffing();
    const plan = await openPlanForStaffing(tx, request.planId);
    if (!plan.ok) return plan;
    const territory = await tx.territories.find(request.planId, request.territoryId);
    if (!territory) return notFound("territory", request.territoryId);
    const rep = await tx.reps.find(request.repId);
    if (!rep) return notFound("rep", request.repId);
    const from = request.from ?? plan.value.effectiveFrom ?? actor.today;
    if (!isInService(rep, from))
      return invalid("/repId", `${rep.name} is not in service on ${from}`, "choose a rep who is");
    if (request.to !== null && request.to <= from) {
      return invalid(
        "/to",
        `an assignment from ${from} cannot end on ${request.to}`,
        "choose a date after its first one",
      );
    }
    const { planId, territoryId, repId, role, to } = request;
    const assignment = { id: world.ids.next(), planId, territoryId, repId, role, from, to };
    const clash = findClash(await tx.assignments.list(planId, territoryId), assignment);
    if (clash) return refuseClash(clash);
    if (role === "primary") await giveTerritory(world, tx, { ...assignment, vacancyId: null });
    else await tx.assignments.insert([assignment], world.wallClock.now());
    const detail = { assignmentId: assignment.id, territory: territory.code, repId, role, from, to };
    await notifyRep(world, tx, { plan: plan.value, assignment });
    await countStaffing(tx, plan.value, `${rep.code} as ${role} rep of ${territory.code}`);
    await tx.audit.append({ action: "rep.assigned", objectKind: "plan", objectId: planId, detail });
    const covered = await coverAbsent(world, tx, { actor, plan: plan.value });
    return covered.ok ? success(assignment) : covered;
  });
}

/** Holds a plan whose reps may be changed. */
export async function openPlanForStaffing(tx: Transaction, planId: string): Promise<Outcome<PlanRecord>> {
  const plan = await tx.plans.lock(planId);
  if (!plan) return notFound("plan", planId);
  const wayBack = new Map([
    ["approved", "withdraw it first: the approval covers who works where"],
    [
      "scheduled",
      "wait until it is active, or unschedule and withdraw it: the approval covers who works where",
    ],
    ["archived", "change the plan that holds now; what held is kept as it was"],
  ]).get(plan.state);
  return wayBack === undefined
    ? success(plan)
    : conflict(`plan ${plan.name}`, `the plan is ${plan.state}`, wayBack);
}

/** Other reps make another version of a plan in review, so that nobody approves whom they have not seen, or their own choice. */
export async function countStaffing(tx: Transaction, plan: PlanRecord, reason: string): Promise<void> {
  if (plan.state === "in-review") await writeChangeSet(tx, plan, { kind: "edit", reason, moves: [] });
}

/** Tells a rep that a territory was given to them or taken from them, where the plan holds: in others nothing changes yet. */
export async function notifyRep(
  world: PlanWorld,
  tx: Transaction,
  { plan, assignment }: { readonly plan: PlanRecord; readonly assignment: AssignmentRecord },
): Promise<void> {
  const memberId = plan.state === "active" ? (await tx.reps.find(assignment.repId))?.memberId : null;
  if (!memberId) return;
  const members = [{ memberId, territoryId: assignment.territoryId }];
  await notifyMembers(world, tx, { kind: "assignment-changed", planId: plan.id, members });
}

/** In a plan that holds, whoever is away owns nothing, and no territory that had an owner is left without one. */
export async function coverAbsent(
  world: PlanWorld,
  tx: Transaction,
  { actor, plan }: { readonly actor: Actor; readonly plan: PlanRecord },
): Promise<Outcome<null>> {
  if (plan.state !== "active") return success(null);
  const settled = await settleAbsences(world, tx, actor);
  return settled.ok ? success(null) : settled;
}

/** One that overlaps in time and is of the same rep, or owns the territory like this one; who stands in gives way to a primary. */
function findClash(known: readonly NamedAssignment[], added: AssignmentRecord): NamedAssignment | undefined {
  return known
    .filter(({ role }) => !(added.role === "primary" && role === "interim"))
    .find(
      (each) =>
        (each.repId === added.repId || (isOwner(each.role) && isOwner(added.role))) &&
        overlapOf(each, added) !== null,
    );
}

const refuseClash = ({ territoryCode, repCode, repName, role, from, to }: NamedAssignment): Failure =>
  conflict(
    `territory ${territoryCode}`,
    `${repName} (${repCode}) is its ${role} rep from ${from}${to === null ? "" : ` to ${to}`}`,
    "end that assignment on the date on which the new one begins, or choose other dates",
  );
