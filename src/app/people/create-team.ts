import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Team } from "../ports/rows/teams.ts";
import { findWrongManager, findWrongParent } from "./check-team.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Problems: APP-403, APP-409 where the name is taken, APP-422 for a parent or manager that cannot be. */
export function createTeam(
  world: Pick<PeopleWorld, "store" | "ids">,
  actor: Actor,
  request: Omit<Team, "id">,
): Promise<Outcome<Team>> {
  const team: Team = { id: world.ids.next(), ...request };
  return act(world, actor, "teams:edit", async (tx) => {
    await tx.teams.lockHierarchy();
    const problems = [...(await findWrongParent(tx, team)), ...(await findWrongManager(tx, team))];
    if (problems.length > 0) return failure(problems);
    await tx.teams.create(team);
    await tx.audit.append({
      action: "teams:create",
      objectKind: "team",
      objectId: team.id,
      detail: { ...request },
    });
    return success(team);
  });
}
