import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Organisation } from "../ports/rows/organisation.ts";
import type { PeopleWorld } from "./people-world.ts";

/** The actor's own. */
export function getOrganisation(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
): Promise<Outcome<Organisation>> {
  return act(world, actor, "organisation:read", async (tx) => success(await tx.organisation.get()));
}
