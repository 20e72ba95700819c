import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import { notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";

/** The audit log keeps what it was. Problems: APP-404, APP-412 other version. */
export function removeGoal(
  world: { readonly store: Store },
  actor: Actor,
  { goalId, version }: { readonly goalId: string; readonly version: number },
): Promise<Outcome<null>> {
  return act(world, actor, "goals:edit", async (tx) => {
    const goal = await tx.goals.find(goalId);
    if (!goal) return notFound("goal", goalId);
    if (goal.version !== version) return stale("goal", goal.version);
    if (!(await tx.goals.remove(goalId, version))) {
      return refuseOvertaken("goal", goalId, tx.goals.find);
    }
    const detail = { name: goal.name, metric: goal.metric, target: goal.target };
    await tx.audit.append({ action: "goal.removed", objectKind: "goal", objectId: goalId, detail });
    return success(null);
  });
}
