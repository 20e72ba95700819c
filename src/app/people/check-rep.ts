import type { Problem } from "../../core/domain/problem.ts";
import type { RepFields } from "../ports/rows/reps.ts";
import type { Transaction } from "../ports/store.ts";
import { invalidItem } from "../refuse.ts";

/** All that is wrong with a rep: dates in the wrong order, a member or team that does not exist. */
export async function findRepProblems(
  tx: Transaction,
  { startsOn, endsOn, memberId, teamId }: RepFields,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  if (startsOn !== null && endsOn !== null && endsOn <= startsOn) {
    const cause = `${endsOn} is not after ${startsOn}`;
    problems.push(invalidItem("/endsOn", cause, "give the first day out of service"));
  }
  if (memberId !== null && !(await tx.members.find(memberId))) {
    const cause = `there is no member ${memberId}`;
    problems.push(invalidItem("/memberId", cause, "use an id of the list of members"));
  }
  if (teamId !== null && !(await tx.teams.find(teamId))) {
    problems.push(invalidItem("/teamId", `there is no team ${teamId}`, "use an id of the list of teams"));
  }
  return problems;
}
