import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { DayPage } from "../ports/rows/business-records.ts";
import type { Goal, GoalFilter } from "../ports/rows/goals.ts";
import type { Store } from "../ports/store.ts";

/** Within reach, latest first, a page of them. */
export const listGoals = (
  world: { readonly store: Store },
  actor: Actor,
  { filter, page }: { readonly filter: GoalFilter; readonly page: DayPage },
): Promise<Outcome<readonly Goal[]>> =>
  act(world, actor, "goals:read", async (tx) => success(await tx.goals.page(filter, page)));
