import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { findMissing } from "../find-missing.ts";
import type { Actor } from "../ports/actor.ts";
import type { Goal, GoalChanges } from "../ports/rows/goals.ts";
import type { Store } from "../ports/store.ts";
import { notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";
import { checkGoal } from "./check-goal.ts";

export interface GoalChange {
  readonly goalId: string;
  readonly version: number;
  readonly changes: GoalChanges;
}

/** Problems: APP-404, APP-409 where the code is taken, APP-412 other version, APP-422. */
export function changeGoal(
  world: { readonly store: Store },
  actor: Actor,
  { goalId, version, changes }: GoalChange,
): Promise<Outcome<Goal>> {
  return act(world, actor, "goals:edit", async (tx) => {
    const before = await tx.goals.find(goalId);
    if (!before) return notFound("goal", goalId);
    if (before.version !== version) return stale("goal", before.version);
    const goal = { ...before, ...changes, version: version + 1 };
    const problems = [...checkGoal(goal, actor), ...(await findMissing(tx, changes))];
    if (problems.length > 0) return failure(problems);
    if (!(await tx.goals.update(goalId, version, changes))) {
      return refuseOvertaken("goal", goalId, tx.goals.find);
    }
    const detail = { version: goal.version, changes };
    await tx.audit.append({ action: "goal.changed", objectKind: "goal", objectId: goalId, detail });
    return success(goal);
  });
}
