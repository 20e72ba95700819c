import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Team } from "../ports/rows/teams.ts";
import { notFound } from "../refuse.ts";
import { findWrongManager, findWrongParent } from "./check-team.ts";
import type { PeopleWorld } from "./people-world.ts";

export type TeamChange = Partial<Omit<Team, "id">>;

/** Renames a team, moves it below another, or gives it a manager. Problems: APP-403, APP-404, APP-409, APP-422. */
export async function changeTeam(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  { teamId, change }: { readonly teamId: string; readonly change: TeamChange },
): Promise<Outcome<Team>> {
  return act(world, actor, "teams:edit", async (tx) => {
    await tx.teams.lockHierarchy();
    const before = await tx.teams.find(teamId);
    if (!before) return notFound("team", teamId);
    const team: Team = { ...before, ...change };
    // one who led it before and has left keeps nobody from changing the rest
    const isOtherManager = team.managerMemberId !== before.managerMemberId;
    const problems = [
      ...(await findWrongParent(tx, team)),
      ...(isOtherManager ? await findWrongManager(tx, team) : []),
    ];
    if (problems.length > 0) return failure(problems);
    await tx.teams.update(teamId, change);
    await tx.audit.append({
      action: "teams:change",
      objectKind: "team",
      objectId: teamId,
      detail: { from: before, to: change },
    });
    return success(team);
  });
}
