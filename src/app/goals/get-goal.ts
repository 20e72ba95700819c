import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Goal } from "../ports/rows/goals.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

/** Problem: APP-404. */
export const getGoal = (
  world: { readonly store: Store },
  actor: Actor,
  { goalId }: { readonly goalId: string },
): Promise<Outcome<Goal>> =>
  act(world, actor, "goals:read", async (tx) => {
    const goal = await tx.goals.find(goalId);
    return goal ? success(goal) : notFound("goal", goalId);
  });
