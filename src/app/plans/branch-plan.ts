import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AlignmentMove, PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { UnitLockChange } from "../ports/rows/unit-locks.ts";
import type { Transaction } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import { newDraft } from "./create-plan.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { additionOf } from "./write-change-set.ts";

export interface BranchRequest {
  readonly planId: string;
  readonly name: string;
  /** Null: that of the plan it comes from. */
  readonly salesForce: string | null;
}

/** A draft that begins as a copy of any plan: territories, alignment, overrides, locks, rules and the assignments known now. */
export function branchPlan(
  world: PlanWorld,
  actor: Actor,
  request: BranchRequest,
): Promise<Outcome<PlanRecord>> {
  return act(world, actor, "plans:create", async (tx) => {
    const base = await tx.plans.find(request.planId);
    if (!base) return notFound("plan", request.planId);
    const { layerId, wishes } = base;
    const salesForce = request.salesForce ?? base.salesForce;
    const plan = newDraft(world, actor, {
      name: request.name,
      salesForce,
      layerId,
      wishes,
      basedOnPlanId: base.id,
    });
    await tx.plans.insert(plan);
    const { copyOf, territories } = await copyTerritories(world, tx, { base, plan });
    const moves = await listContent(tx, base.id, copyOf);
    if (moves.length > 0) await tx.alignment.apply(plan.id, moves);
    const rules = (await tx.rules.list(base.id)).map(({ id: _, ...rule }) => ({
      ruleId: world.ids.next(),
      before: null,
      after: { ...rule, territoryId: copyOf.get(rule.territoryId) ?? rule.territoryId },
    }));
    await tx.rules.apply(plan.id, rules);
    const unitLocks = await copyUnitLocks(tx, base.id, plan.id);
    await tx.plans.appendChangeSet(plan.id, {
      version: 1,
      kind: "create",
      reason: `branch of ${base.name}`,
      moves,
      territories: territories.map(additionOf),
      rules,
      unitLocks,
    });
    await copyAssignments(world, tx, { base, plan, copyOf });
    const detail = { name: plan.name, from: base.id, fromVersion: base.version };
    await tx.audit.append({ action: "plan.branched", objectKind: "plan", objectId: plan.id, detail });
    return success(plan);
  });
}

interface Branch {
  readonly base: PlanRecord;
  readonly plan: PlanRecord;
}
/** Id of the copy by id of the territory copied. */
type Copies = ReadonlyMap<string, string>;

async function copyTerritories(
  { ids }: PlanWorld,
  tx: Transaction,
  { base, plan }: Branch,
): Promise<{ readonly copyOf: Copies; readonly territories: readonly TerritoryRecord[] }> {
  const originals = await tx.territories.list(base.id);
  const copyOf = new Map(originals.map(({ id }) => [id, ids.next()]));
  const copied = (id: string) => copyOf.get(id) ?? id;
  const territories = originals.map((territory) => ({
    ...territory,
    id: copied(territory.id),
    planId: plan.id,
    parentId: territory.parentId === null ? null : copied(territory.parentId),
  }));
  await tx.territories.insert(territories);
  return { copyOf, territories };
}

async function listContent(tx: Transaction, basePlanId: string, copyOf: Copies): Promise<AlignmentMove[]> {
  const units = await tx.alignment.whole(basePlanId);
  const overrides = await tx.alignment.overrides(basePlanId);
  const target = (territoryId: string) => ({ from: null, to: copyOf.get(territoryId) ?? null });
  return [
    ...units.map(({ unitId, territoryId }) => ({ unitId, ...target(territoryId) })),
    ...overrides.map(({ accountId, territoryId, cause }) => ({ accountId, ...target(territoryId), cause })),
  ];
}

/** Locks of the units of another plan of the same layer; gives what the log of the new one says of them. */
export async function copyUnitLocks(
  tx: Transaction,
  fromPlanId: string,
  toPlanId: string,
): Promise<readonly UnitLockChange[]> {
  const unitLocks = (await tx.unitLocks.list(fromPlanId)).map(({ unitId }) => ({ unitId, isLocked: true }));
  await tx.unitLocks.apply(toPlanId, unitLocks);
  return unitLocks;
}

async function copyAssignments(
  { ids, wallClock }: PlanWorld,
  tx: Transaction,
  { base, plan, copyOf }: Branch & { readonly copyOf: Copies },
): Promise<void> {
  const assignments = await tx.assignments.list(base.id, null);
  await tx.assignments.insert(
    assignments.map(({ repId, role, from, to, territoryId }) => ({
      id: ids.next(),
      planId: plan.id,
      territoryId: copyOf.get(territoryId) ?? territoryId,
      repId,
      role,
      from,
      to,
    })),
    wallClock.now(),
  );
}
