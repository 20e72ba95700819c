import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import type { EditedTerritory } from "./add-territory.ts";
import { openPlanForEdit, type PlanVersion } from "./open-plan-for-edit.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { writeChangeSet } from "./write-change-set.ts";

export interface TerritoryEdit extends PlanVersion {
  readonly planId: string;
  readonly territoryId: string;
  readonly changes: {
    readonly code?: string;
    readonly name?: string;
    readonly share?: number;
    /** Locked: nothing leaves or enters it. */
    readonly isLocked?: boolean;
  };
}

/** Renames, locks or unlocks a territory of a draft, or gives it another share, as a new version. Problems: APP-404, APP-409, APP-412. */
export function editTerritory(
  world: PlanWorld,
  actor: Actor,
  edit: TerritoryEdit,
): Promise<Outcome<EditedTerritory>> {
  return act(world, actor, "plans:edit", async (tx) => {
    const plan = await openPlanForEdit(tx, edit);
    if (!plan.ok) return plan;
    const before = await tx.territories.find(plan.value.id, edit.territoryId);
    if (!before) return notFound("territory", edit.territoryId);
    await tx.territories.update(before.id, edit.changes);
    const reason = `edit territory ${before.code}: ${JSON.stringify(edit.changes)}`;
    const { version } = await writeChangeSet(tx, plan.value, { kind: "edit", reason, moves: [] });
    return success({ version, territory: { ...before, ...edit.changes } });
  });
}
