import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { stale } from "../refuse.ts";
import { newDraft } from "./create-plan.ts";
import type { AlignmentImportPlan } from "./plan-alignment-import.ts";
import type { PlanWorld } from "./plan-world.ts";
import { revertPlanIn } from "./revert-plan.ts";
import { writeChangeSet } from "./write-change-set.ts";

/** What applying an alignment made, as it is kept with the import. */
export interface AlignmentImportResult {
  readonly planId: string;
  /** The version that it made. */
  readonly version: number;
  readonly isNew: boolean;
}

/** Makes a draft of the file, or one change-set of the draft that stands. */
export async function applyAlignmentImport(
  tx: Transaction,
  { standing, made, territories, moves }: AlignmentImportPlan,
  by: { readonly world: PlanWorld; readonly actor: Actor; readonly reason: string },
): Promise<Outcome<AlignmentImportResult>> {
  const bare = moves.map(({ unitId, from, to }) => ({ unitId, from, to }));
  if (standing !== null) {
    if (bare.length + territories.length === 0) {
      return success({ planId: standing.id, version: standing.version, isNew: false });
    }
    const change = { kind: "edit" as const, reason: by.reason, moves: bare, territories };
    const { version } = await writeChangeSet(tx, standing, change);
    return success({ planId: standing.id, version, isNew: false });
  }
  const plan = newDraft(by.world, by.actor, { ...made, wishes: {}, basedOnPlanId: null });
  await tx.plans.insert(plan);
  await tx.territories.insert(
    territories.flatMap(({ territoryId: id, after }): TerritoryRecord[] =>
      after === null ? [] : [{ ...after, id, planId: plan.id }],
    ),
  );
  if (bare.length > 0) await tx.alignment.apply(plan.id, bare);
  const { id: planId, version } = plan;
  await tx.plans.appendChangeSet(planId, {
    version,
    kind: "create",
    reason: by.reason,
    moves: bare,
    territories,
  });
  const detail = { ...made, territories: territories.length, units: bare.length };
  await tx.audit.append({ action: "plan.created", objectKind: "plan", objectId: planId, detail });
  return success({ planId, version, isNew: true });
}

/**
 * Takes an alignment back: the change-set by one that reverses it, a new draft into the archive under another name, as
 * the log of a plan is never destroyed. Problem APP-412: the plan has changed since.
 */
export async function undoAlignmentImport(
  tx: Transaction,
  { planId, version, isNew }: AlignmentImportResult,
  { undoneName }: { readonly undoneName: (name: string) => string },
): Promise<Outcome<null>> {
  if (!isNew) {
    const reverted = await revertPlanIn(tx, { planId, version, toVersion: version - 1 });
    return reverted.ok ? success(null) : failure(reverted.problems);
  }
  const plan = await tx.plans.lock(planId);
  if (plan === null || plan.version !== version || plan.state !== "draft") {
    return stale("plan", plan?.version ?? version);
  }
  const changes = { state: "archived" as const, name: undoneName(plan.name) };
  await tx.plans.update(planId, changes);
  const detail = { from: plan.state, to: changes.state, version, undone: true, name: changes.name };
  await tx.audit.append({ action: "plan.archive", objectKind: "plan", objectId: planId, detail });
  return success(null);
}
