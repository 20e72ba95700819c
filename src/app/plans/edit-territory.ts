import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import type { EditedTerritory } from "./add-territory.ts";
import { findParent } from "./find-parent.ts";
import { openPlanForEdit, type PlanVersion } from "./open-plan-for-edit.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { stateOf, writeChangeSet } from "./write-change-set.ts";

export interface TerritoryEdit extends PlanVersion {
  readonly planId: string;
  readonly territoryId: string;
  readonly changes: {
    readonly code?: string;
    readonly name?: string;
    readonly share?: number;
    /** Locked: nothing leaves or enters it. */
    readonly isLocked?: boolean;
    /** Code of the territory above; null: none. */
    readonly parent?: string | null;
  };
}

/**
 * Renames, locks or unlocks a territory of a draft, gives it another share or another place in the hierarchy, as a new
 * version. Problems: APP-404, APP-409, APP-412, APP-422 parent.
 */
export function editTerritory(
  world: PlanWorld,
  actor: Actor,
  edit: TerritoryEdit,
): Promise<Outcome<EditedTerritory>> {
  return act(world, actor, "plans:edit", async (tx) => {
    const plan = await openPlanForEdit(tx, edit);
    if (!plan.ok) return plan;
    const territories = await tx.territories.list(plan.value.id);
    const before = territories.find(({ id }) => id === edit.territoryId);
    if (!before) return notFound("territory", edit.territoryId);
    const { parent, ...fields } = edit.changes;
    const place =
      parent === undefined
        ? success(before.parentId)
        : await findParent(tx, { territories, child: before, parent });
    if (!place.ok) return place;
    const territory = { ...before, ...fields, parentId: place.value };
    const reason = `edit territory ${before.code}: ${JSON.stringify(edit.changes)}`;
    const change = { territoryId: before.id, before: stateOf(before), after: stateOf(territory) };
    const { version } = await writeChangeSet(tx, plan.value, {
      kind: "edit",
      reason,
      moves: [],
      territories: [change],
    });
    return success({ version, territory });
  });
}
