import type { Problem } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { GoalFields } from "../ports/rows/goals.ts";
import { invalidItem } from "../refuse.ts";
import { reachOf } from "../rights/policy.ts";

/** All that is wrong with a goal in itself. */
export function checkGoal(goal: GoalFields, actor: Actor): readonly Problem[] {
  const problems: Problem[] = [];
  if (goal.endsOn <= goal.startsOn) {
    const cause = `${goal.endsOn} is not after ${goal.startsOn}`;
    problems.push(invalidItem("/endsOn", cause, "give the first day after the period"));
  }
  const isQuantitative = goal.kind === "quantitative";
  for (const name of ["metric", "unit", "target"] as const) {
    if (isQuantitative && goal[name] === null) {
      problems.push(
        invalidItem(`/${name}`, "a quantitative goal has one", "name it, or set a qualitative goal"),
      );
    }
  }
  if (!isQuantitative && goal.rubric === null) {
    problems.push(invalidItem("/rubric", "a qualitative goal has one", "say what is judged and how"));
  }
  const ofOtherKind = isQuantitative
    ? (["rubric", "rubricLevels", "targetLevel", "reachedLevel"] as const)
    : (["metric", "unit", "baseline", "target"] as const);
  for (const name of ofOtherKind) {
    if (goal[name] === null) continue;
    problems.push(invalidItem(`/${name}`, `a ${goal.kind} goal has none`, "leave it out"));
  }
  problems.push(...checkLevels(goal));
  const isAboutSomebody = [goal.territoryId, goal.teamId, goal.repId, goal.accountId].some(
    (id) => id !== null,
  );
  if (!isAboutSomebody && reachOf(actor.role, "goals:edit") !== "all") {
    const cause = "goals of the whole organisation are set by sales operations";
    problems.push(invalidItem("/teamId", cause, "name a team, rep, territory or account of yours"));
  }
  return problems;
}

/** A level is one of those that the rubric describes. */
function checkLevels({ kind, rubricLevels, ...levels }: GoalFields): readonly Problem[] {
  if (kind === "quantitative") return [];
  const most = rubricLevels?.length ?? 0;
  return (["targetLevel", "reachedLevel"] as const).flatMap((name) => {
    const level = levels[name];
    if (level === null || level <= most) return [];
    const cause =
      most === 0 ? "the rubric describes no levels" : `the rubric describes ${most} levels, not ${level}`;
    return [invalidItem(`/${name}`, cause, "describe the levels in rubricLevels, or name one of them")];
  });
}
