import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Team } from "../ports/rows/teams.ts";
import { notFound } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Problems: APP-403, APP-404. */
export function getTeam(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  teamId: string,
): Promise<Outcome<Team>> {
  return act(world, actor, "teams:read", async (tx) => {
    const team = await tx.teams.find(teamId);
    return team ? success(team) : notFound("team", teamId);
  });
}
