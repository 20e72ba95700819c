import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Organisation } from "../ports/rows/organisation.ts";
import { refuseAction } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";

/** The actor's own. */
export async function getOrganisation(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
): Promise<Outcome<Organisation>> {
  const refused = refuseAction(actor, "organisation:read");
  if (refused) return refused;
  return world.store.transact(actor, async (tx) => success(await tx.organisation.get()));
}
