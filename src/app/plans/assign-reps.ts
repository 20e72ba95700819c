import type { CivilDate } from "../../core/domain/civil-date.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AssignmentRecord } from "../ports/rows/assignments.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Rep } from "../ports/rows/reps.ts";
import type { Transaction } from "../ports/store.ts";
import { invalidItem } from "../refuse.ts";
import { isOwner } from "../vacancies/change-owner.ts";
import { isInService } from "../vacancies/in-service.ts";
import { giveTerritory } from "../vacancies/write-owners.ts";
import { countStaffing, coverAbsent, notifyRep, openPlanForStaffing } from "./assign-rep.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface OwnersRequest {
  readonly planId: string;
  /** Null: the date on which the plan begins to hold, or today where none is set. */
  readonly from: CivilDate | null;
  readonly owners: readonly { readonly territoryId: string; readonly repId: string }[];
}

/**
 * Gives territories of a plan their primary reps from a date on, all or none: the owners of until then end on that date. Who owns a
 * territory for good already goes on. Gives what was written. Problems: APP-404, APP-409 state of the plan, APP-422 a
 * territory that is not there or named twice, a rep who is not there or not in service.
 */
export function assignReps(
  world: PlanWorld,
  actor: Actor,
  request: OwnersRequest,
): Promise<Outcome<readonly AssignmentRecord[]>> {
  return act(world, actor, "assignments:edit", async (tx) => {
    await tx.owners.lockStaffing();
    const plan = await openPlanForStaffing(tx, request.planId);
    if (!plan.ok) return plan;
    const from = request.from ?? plan.value.effectiveFrom ?? actor.today;
    const problems = await refuseOwners(tx, { ...request, from });
    if (problems.length > 0) return failure(problems);
    const written: AssignmentRecord[] = [];
    for (const owner of request.owners) {
      const given = await giveFrom(world, tx, { plan: plan.value, owner, from });
      if (given) written.push(given);
    }
    if (written.length > 0)
      await countStaffing(tx, plan.value, `${written.length} primary reps from ${from}`);
    const detail = { from, owners: written.map(({ territoryId, repId }) => ({ territoryId, repId })) };
    await tx.audit.append({ action: "reps.assigned", objectKind: "plan", objectId: request.planId, detail });
    const covered = await coverAbsent(world, tx, { actor, plan: plan.value });
    return covered.ok ? success(written) : covered;
  });
}

async function refuseOwners(
  tx: Transaction,
  { planId, from, owners }: OwnersRequest & { readonly from: CivilDate },
): Promise<readonly Problem[]> {
  const known = new Set((await tx.territories.list(planId)).map(({ id }) => id));
  const reps = new Map<string, Rep | null>();
  for (const { repId } of owners) if (!reps.has(repId)) reps.set(repId, await tx.reps.find(repId));
  const seen = new Set<string>();
  return owners.flatMap(({ territoryId, repId }, index): readonly Problem[] => {
    const problems: Problem[] = [];
    const refuse = (field: keyof OwnersRequest["owners"][number], cause: string, fix: string) =>
      problems.push(invalidItem(`/owners/${index}/${field}`, cause, fix));
    if (!known.has(territoryId))
      refuse("territoryId", "the plan has no such territory", "use an id of its territories");
    if (seen.has(territoryId))
      refuse("territoryId", "the territory is named twice", "name each territory once");
    seen.add(territoryId);
    const rep = reps.get(repId);
    if (!rep) refuse("repId", `there is no rep ${repId}`, "use an id of the list of reps");
    else if (!isInService(rep, from))
      refuse("repId", `${rep.name} is not in service on ${from}`, "choose a rep who is");
    return problems;
  });
}

interface Giving {
  readonly plan: PlanRecord;
  readonly owner: OwnersRequest["owners"][number];
  readonly from: CivilDate;
}

/** Null where it is theirs for good already. Who owned it, and who does, are told. */
async function giveFrom(
  world: PlanWorld,
  tx: Transaction,
  { plan, owner, from }: Giving,
): Promise<AssignmentRecord | null> {
  const stretches = await tx.owners.ofTerritory(owner.territoryId);
  const before = stretches.filter(({ role, to }) => isOwner(role) && (to === null || to > from));
  const isTheirs = before.some(
    (each) => each.role === "primary" && each.repId === owner.repId && each.from <= from && each.to === null,
  );
  if (isTheirs && before.length === 1) return null;
  const assignment = {
    ...{ id: world.ids.next(), planId: plan.id, ...owner, role: "primary" as const },
    ...{ from, to: null },
  };
  await giveTerritory(world, tx, { ...assignment, vacancyId: null });
  for (const one of [assignment, ...before.filter(({ repId }) => repId !== owner.repId)])
    await notifyRep(world, tx, { plan, assignment: one });
  return assignment;
}
