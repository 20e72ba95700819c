import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import { foreseeGoal, type GoalOutlook } from "./foresee-goal.ts";
import { listGoals } from "./list-goals.ts";

export interface OutlooksRequest {
  /** Goals whose period holds this civil date; left out: today. */
  readonly on?: string | undefined;
  readonly limit: number;
  /** Left out: the only one whose plans hold. */
  readonly salesForce?: string | undefined;
}

/** The outlook of goals within reach, latest start first. Problems: EVA-162, EVA-163. */
export async function foreseeGoals(
  world: { readonly store: Store },
  actor: Actor,
  { on = actor.today, limit, salesForce }: OutlooksRequest,
): Promise<Outcome<{ readonly goals: readonly GoalOutlook[] }>> {
  const any = { territoryId: null, teamId: null, repId: null, accountId: null, productId: null };
  const found = await listGoals(world, actor, { filter: { ...any, on }, page: { limit, after: null } });
  if (!found.ok) return found;
  const goals: GoalOutlook[] = [];
  for (const { id } of found.value) {
    const outlook = await foreseeGoal(world, actor, { goalId: id, salesForce });
    // removed since the list was read
    if (!outlook.ok && outlook.problems.every(({ code }) => code === "APP-404")) continue;
    if (!outlook.ok) return failure(outlook.problems);
    goals.push(outlook.value);
  }
  return success({ goals });
}
