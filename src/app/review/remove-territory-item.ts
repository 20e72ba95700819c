import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import { stale } from "../refuse.ts";
import { openTerritoryItem, refuseOvertaken, type TerritoryItemRequest } from "./open-territory.ts";

/** Takes an item off a one-page plan. Problems: APP-404, APP-409 archived plan, APP-412 stale. */
export function removeTerritoryItem(
  { store }: Pick<PlanWorld, "store">,
  actor: Actor,
  request: TerritoryItemRequest,
): Promise<Outcome<null>> {
  return act({ store }, actor, "territory-plans:edit", async (tx) => {
    const item = await openTerritoryItem(tx, request);
    if (!item.ok) return item;
    const { itemId, version } = request;
    if (item.value.version !== version) return stale("territory item", item.value.version);
    if (!(await tx.territoryItems.remove(itemId, version))) return refuseOvertaken(tx, request);
    const { kind, body, territoryId } = item.value;
    await tx.audit.append({
      action: "territory-item.removed",
      objectKind: "territory-item",
      objectId: itemId,
      detail: { territoryId, kind, body },
    });
    return success(null);
  });
}
