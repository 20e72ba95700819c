import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { findMissing } from "../find-missing.ts";
import type { Actor } from "../ports/actor.ts";
import type { SwotChanges, SwotItem } from "../ports/rows/swot.ts";
import type { Store } from "../ports/store.ts";
import { notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";
import { checkItem } from "./check-item.ts";

export interface SwotChange {
  readonly itemId: string;
  readonly version: number;
  readonly changes: SwotChanges;
}

/** Problems: APP-404, APP-412 other version, APP-422. */
export function changeItem(
  world: { readonly store: Store },
  actor: Actor,
  { itemId, version, changes }: SwotChange,
): Promise<Outcome<SwotItem>> {
  return act(world, actor, "goals:edit", async (tx) => {
    const before = await tx.swot.find(itemId);
    if (!before) return notFound("SWOT item", itemId);
    if (before.version !== version) return stale("SWOT item", before.version);
    const item = { ...before, ...changes, version: version + 1 };
    const problems = [...checkItem(item, actor), ...(await findMissing(tx, changes))];
    if (problems.length > 0) return failure(problems);
    if (!(await tx.swot.update(itemId, version, changes))) {
      return refuseOvertaken("SWOT item", itemId, tx.swot.find);
    }
    const detail = { version: item.version, changes };
    await tx.audit.append({ action: "swot.changed", objectKind: "swot-item", objectId: itemId, detail });
    return success(item);
  });
}
