import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import { conflict } from "../refuse.ts";
import type { NewTerritory } from "./create-plan.ts";
import { findParent } from "./find-parent.ts";
import { openPlanForEdit, type PlanVersion } from "./open-plan-for-edit.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { additionOf, writeChangeSet } from "./write-change-set.ts";

export interface EditedTerritory {
  /** The plan's new version. */
  readonly version: number;
  readonly territory: TerritoryRecord;
}

/** Adds an empty territory to a draft, as a new version. Problems: APP-404, APP-409 state or code taken, APP-412, APP-422 parent. */
export function addTerritory(
  world: PlanWorld,
  actor: Actor,
  request: PlanVersion & NewTerritory,
): Promise<Outcome<EditedTerritory>> {
  return act(world, actor, "plans:edit", async (tx) => {
    const plan = await openPlanForEdit(tx, request);
    if (!plan.ok) return plan;
    const { code, name, share } = request;
    const territories = await tx.territories.list(plan.value.id);
    if (territories.some((each) => each.code === code)) {
      return conflict(`territory ${code}`, "the plan has a territory of this code", "choose another code");
    }
    const parentId = await findParent(tx, { territories, child: null, parent: request.parent });
    if (!parentId.ok) return parentId;
    const territory = {
      id: world.ids.next(),
      planId: plan.value.id,
      code,
      name,
      parentId: parentId.value,
      share,
      isLocked: false,
    };
    const { version } = await writeChangeSet(tx, plan.value, {
      kind: "edit",
      reason: `add territory ${code}`,
      moves: [],
      territories: [additionOf(territory)],
    });
    return success({ version, territory });
  });
}
