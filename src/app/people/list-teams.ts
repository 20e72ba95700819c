import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Team } from "../ports/rows/teams.ts";
import type { NameKey } from "./list-members.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Teams within the actor's reach by name. */
export async function listTeams(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  { limit, after }: { readonly limit: number; readonly after: NameKey | null },
): Promise<Outcome<readonly Team[]>> {
  return act(world, actor, "teams:read", async (tx) => success(await tx.teams.list(limit, after)));
}
