import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { findMissing } from "../find-missing.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { SwotFields, SwotItem } from "../ports/rows/swot.ts";
import { checkItem } from "./check-item.ts";

/** Adds a strength, weakness, opportunity or threat, with or without an action. Problem: APP-422, all at once. */
export function addItem(
  { store, ids, wallClock }: PlanWorld,
  actor: Actor,
  fields: SwotFields,
): Promise<Outcome<SwotItem>> {
  return act({ store }, actor, "goals:edit", async (tx) => {
    const problems = [...checkItem(fields, actor), ...(await findMissing(tx, fields))];
    if (problems.length > 0) return failure(problems);
    const made = { madeBy: actor.memberId, madeAt: wallClock.now(), version: 1 };
    const item: SwotItem = { id: ids.next(), ...fields, ...made };
    await tx.swot.insert(item);
    const { id: objectId, aspect, metric, action, dueOn } = item;
    const detail = { aspect, metric, action, dueOn };
    await tx.audit.append({ action: "swot.added", objectKind: "swot-item", objectId, detail });
    return success(item);
  });
}
