import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Team } from "../ports/rows/teams.ts";
import { notFound, refuseAction } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Problems: APP-403, APP-404. */
export async function getTeam(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  teamId: string,
): Promise<Outcome<Team>> {
  const refused = refuseAction(actor, "teams:read");
  if (refused) return refused;
  return world.store.transact(actor, async (tx) => {
    const team = await tx.teams.find(teamId);
    return team ? success(team) : notFound("team", teamId);
  });
}
