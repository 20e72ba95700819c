import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { TerritoryItem, TerritoryItemFields } from "../ports/rows/territory-items.ts";
import { stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";
import { checkTerritoryItem } from "./check-territory-item.ts";
import { openTerritoryItem, type TerritoryItemRequest } from "./open-territory.ts";

export interface TerritoryItemChange extends TerritoryItemRequest {
  readonly changes: Partial<TerritoryItemFields>;
}

/** Changes an item of a one-page plan; with `doneOn` it is done. Problems: APP-404, APP-409, APP-412 stale, APP-422. */
export function changeTerritoryItem(
  { store }: Pick<PlanWorld, "store">,
  actor: Actor,
  request: TerritoryItemChange,
): Promise<Outcome<TerritoryItem>> {
  return act({ store }, actor, "territory-plans:edit", async (tx) => {
    const before = await openTerritoryItem(tx, request);
    if (!before.ok) return before;
    const { territoryId, itemId, version, changes } = request;
    if (before.value.version !== version) return stale("territory item", before.value.version);
    const item = { ...before.value, ...changes, version: version + 1 };
    const problems = checkTerritoryItem(item, actor.today);
    if (problems.length > 0) return failure(problems);
    if (!(await tx.territoryItems.update(itemId, version, changes))) {
      return refuseOvertaken("territory item", itemId, (id) => tx.territoryItems.find(territoryId, id));
    }
    await tx.audit.append({
      action: "territory-item.changed",
      objectKind: "territory-item",
      objectId: itemId,
      detail: { version: item.version, fields: Object.keys(changes) },
    });
    return success(item);
  });
}
