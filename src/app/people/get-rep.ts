import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Rep } from "../ports/rows/reps.ts";
import { notFound, refuseAction } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Problems: APP-403, APP-404. */
export async function getRep(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  repId: string,
): Promise<Outcome<Rep>> {
  const refused = refuseAction(actor, "reps:read");
  if (refused) return refused;
  return world.store.transact(actor, async (tx) => {
    const rep = await tx.reps.find(repId);
    return rep ? success(rep) : notFound("rep", repId);
  });
}
