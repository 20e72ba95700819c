import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import { notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";

/** The audit log keeps what it was. Problems: APP-404, APP-412 other version. */
export function removeItem(
  world: { readonly store: Store },
  actor: Actor,
  { itemId, version }: { readonly itemId: string; readonly version: number },
): Promise<Outcome<null>> {
  return act(world, actor, "goals:edit", async (tx) => {
    const item = await tx.swot.find(itemId);
    if (!item) return notFound("SWOT item", itemId);
    if (item.version !== version) return stale("SWOT item", item.version);
    if (!(await tx.swot.remove(itemId, version))) {
      return refuseOvertaken("SWOT item", itemId, tx.swot.find);
    }
    const detail = { aspect: item.aspect, metric: item.metric, action: item.action };
    await tx.audit.append({ action: "swot.removed", objectKind: "swot-item", objectId: itemId, detail });
    return success(null);
  });
}
