import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Rep } from "../ports/rows/reps.ts";
import type { PeopleWorld } from "./people-world.ts";

export interface RepQuery {
  readonly limit: number;
  readonly after: { readonly code: string; readonly id: string } | null;
  /** Of this team only; null for all. */
  readonly teamId: string | null;
}

/** Reps within the actor's reach by code. */
export function listReps(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  { limit, after, teamId }: RepQuery,
): Promise<Outcome<readonly Rep[]>> {
  return act(world, actor, "reps:read", async (tx) => success(await tx.reps.list(limit, after, teamId)));
}
