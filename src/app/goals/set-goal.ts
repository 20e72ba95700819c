import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { findMissing } from "../find-missing.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { Goal, GoalFields } from "../ports/rows/goals.ts";
import { checkGoal } from "./check-goal.ts";

/** Sets a goal for what it names, all of it together. Problems: APP-409 where the code is taken, APP-422, all at once. */
export function setGoal(
  { store, ids, wallClock }: PlanWorld,
  actor: Actor,
  fields: GoalFields,
): Promise<Outcome<Goal>> {
  return act({ store }, actor, "goals:edit", async (tx) => {
    const problems = [...checkGoal(fields, actor), ...(await findMissing(tx, fields))];
    if (problems.length > 0) return failure(problems);
    const made = { madeBy: actor.memberId, madeAt: wallClock.now(), version: 1 };
    const goal: Goal = { id: ids.next(), ...fields, ...made };
    await tx.goals.insert([goal]);
    const { id: objectId, name, metric, target } = goal;
    const detail = { name, metric, target };
    await tx.audit.append({ action: "goal.set", objectKind: "goal", objectId, detail });
    return success(goal);
  });
}
