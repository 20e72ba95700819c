import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { checkPast } from "../check-past.ts";
import type { Activity } from "../ports/rows/activities.ts";
import { invalidItem } from "../refuse.ts";

type Judged = Pick<
  Activity,
  "state" | "day" | "plannedOn" | "plannedPosition" | "doneAt" | "durationMinutes" | "outcome"
>;

/** What does not go together: what is done lies in the past, and only it has an end, a length and an outcome. */
export function checkActivity(activity: Judged, today: CivilDate): readonly Problem[] {
  const problems: Problem[] = [];
  const { state, day, plannedOn, plannedPosition } = activity;
  if (state === "done") problems.push(...checkPast("/day", day, today));
  for (const name of ["doneAt", "durationMinutes", "outcome"] as const) {
    if (state === "done" || activity[name] === null) continue;
    problems.push(invalidItem(`/${name}`, `it is ${state}, not done`, "leave it out, or set state to done"));
  }
  if (plannedPosition !== null && plannedOn === null) {
    const cause = "it was not planned, and has no place in a route";
    problems.push(invalidItem("/plannedPosition", cause, "leave it out"));
  }
  return problems;
}
