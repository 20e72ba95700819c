import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { TerritoryItem, TerritoryItemFields, TerritoryItemKind } from "../ports/rows/territory-items.ts";
import { conflict } from "../refuse.ts";
import { checkTerritoryItem } from "./check-territory-item.ts";
import { openTerritory, type TerritoryRequest } from "./open-territory.ts";

export interface NewTerritoryItem extends TerritoryRequest, TerritoryItemFields {
  readonly kind: TerritoryItemKind;
}

/** One page has room for no more. */
const MAXIMUM_ITEMS = 200;

/**
 * Adds a goal, an action, a training item or a department to a territory's one-page plan. Problems: APP-404 plan or
 * territory, APP-409 archived plan or full page, APP-422 all wrong fields at once.
 */
export function addTerritoryItem(
  { store, ids, wallClock }: PlanWorld,
  actor: Actor,
  { planId, territoryId, kind, body, departmentRole, dueOn, doneOn }: NewTerritoryItem,
): Promise<Outcome<TerritoryItem>> {
  return act({ store }, actor, "territory-plans:edit", async (tx) => {
    const territory = await openTerritory(tx, { planId, territoryId });
    if (!territory.ok) return territory;
    const fields = { body, departmentRole, dueOn, doneOn };
    const problems = checkTerritoryItem({ kind, ...fields }, actor.today);
    if (problems.length > 0) return failure(problems);
    if ((await tx.territoryItems.count(territoryId)) >= MAXIMUM_ITEMS) {
      return conflict(
        `territory ${territory.value.code}`,
        `the one-page plan has ${MAXIMUM_ITEMS} items already`,
        "remove some that are done",
      );
    }
    const made = { madeBy: actor.memberId, madeAt: wallClock.now() };
    const item = { id: ids.next(), planId, territoryId, kind, ...fields, ...made, version: 1 };
    await tx.territoryItems.insert(item);
    await tx.audit.append({
      action: "territory-item.added",
      objectKind: "territory-item",
      objectId: item.id,
      detail: { planId, territoryId, kind },
    });
    return success(item);
  });
}
