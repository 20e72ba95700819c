import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import { stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";
import { openTerritoryItem, type TerritoryItemRequest } from "./open-territory.ts";

/** Takes an item off a one-page plan. Problems: APP-404, APP-409 archived plan, APP-412 stale. */
export function removeTerritoryItem(
  { store }: Pick<PlanWorld, "store">,
  actor: Actor,
  request: TerritoryItemRequest,
): Promise<Outcome<null>> {
  return act({ store }, actor, "territory-plans:edit", async (tx) => {
    const item = await openTerritoryItem(tx, request);
    if (!item.ok) return item;
    const { territoryId, itemId, version } = request;
    if (item.value.version !== version) return stale("territory item", item.value.version);
    if (!(await tx.territoryItems.remove(itemId, version))) {
      return refuseOvertaken("territory item", itemId, (id) => tx.territoryItems.find(territoryId, id));
    }
    const { kind, body } = item.value;
    await tx.audit.append({
      action: "territory-item.removed",
      objectKind: "territory-item",
      objectId: itemId,
      detail: { territoryId, kind, body },
    });
    return success(null);
  });
}
