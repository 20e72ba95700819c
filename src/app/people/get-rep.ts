import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Rep } from "../ports/rows/reps.ts";
import { notFound } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Problems: APP-403, APP-404. */
export function getRep(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  repId: string,
): Promise<Outcome<Rep>> {
  return act(world, actor, "reps:read", async (tx) => {
    const rep = await tx.reps.find(repId);
    return rep ? success(rep) : notFound("rep", repId);
  });
}
