import { addDays } from "../../core/domain/add-days.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedVacancy } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, invalid, invalidItem, notFound } from "../refuse.ts";
import { newVacancy } from "./begin-vacancy.ts";
import { openVacancy } from "./settle-absences.ts";

/** What a leave entered with hindsight may still change. */
const LONGEST_AGO_DAYS = 366;

export interface LeaveRequest {
  readonly repId: string;
  /** First day away. */
  readonly startsOn: CivilDate;
  /** First day back. */
  readonly endsOn: CivilDate;
  /** Who is to stand in; null: whoever fits best. */
  readonly deputyRepId: string | null;
}

/**
 * Announces a leave; where its first day has come, somebody stands in at once. Problems: APP-404 rep, APP-409 another leave
 * at the time or nobody to stand in, APP-422 dates, deputy.
 */
export function announceLeave(
  world: PlanWorld,
  actor: Actor,
  request: LeaveRequest,
): Promise<Outcome<NamedVacancy>> {
  return act(world, actor, "vacancies:edit", async (tx) => {
    await tx.owners.lockStaffing();
    const rep = await tx.reps.find(request.repId);
    if (!rep) return notFound("rep", request.repId);
    const { startsOn, endsOn } = request;
    const problems = [
      ...findStartProblems(startsOn, actor.today),
      ...(await findLeaveProblems(tx, request, actor.today)),
    ];
    if (problems.length > 0) return failure(problems);
    if (rep.endsOn !== null && rep.endsOn <= startsOn) {
      return invalid(
        "/startsOn",
        `${rep.name} is out of service from ${rep.endsOn} on`,
        "there is no leave to take",
      );
    }
    const clash = (await tx.vacancies.listRunning(rep.id)).find(
      (each) => each.endsOn !== null && each.startsOn < endsOn && startsOn < each.endsOn,
    );
    if (clash) {
      const cause = `${rep.name} is on leave from ${clash.startsOn} to ${clash.endsOn}`;
      return conflict(`rep ${rep.code}`, cause, "change that leave, or choose other dates");
    }
    const vacancy = newVacancy(world, actor, { ...request, cause: "leave" });
    await tx.vacancies.insert(vacancy);
    const detail = { repId: rep.id, startsOn, endsOn, deputyRepId: request.deputyRepId };
    await tx.audit.append({
      action: "vacancy.announced",
      objectKind: "vacancy",
      objectId: vacancy.id,
      detail,
    });
    if (startsOn <= actor.today) {
      const opened = await openVacancy(world, tx, { actor, vacancy });
      if (!opened.ok) return opened;
    }
    return readBack(tx, vacancy.id);
  });
}

/** The case as it stands now. */
export async function readBack(tx: Transaction, vacancyId: string): Promise<Outcome<NamedVacancy>> {
  const vacancy = await tx.vacancies.find(vacancyId);
  return vacancy ? success(vacancy) : notFound("vacancy", vacancyId);
}

/** A first day longer ago than a leave may be entered with hindsight. */
export const findStartProblems = (startsOn: CivilDate, today: CivilDate): readonly Problem[] =>
  startsOn >= addDays(today, -LONGEST_AGO_DAYS)
    ? []
    : [invalidItem("/startsOn", `${startsOn} is more than a year ago`, "give a day of the last year")];

/** Dates in the wrong order or over already; a deputy who is no other rep. */
export async function findLeaveProblems(
  tx: Transaction,
  { repId, startsOn, endsOn, deputyRepId }: LeaveRequest,
  today: CivilDate,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  if (endsOn <= startsOn) {
    problems.push(invalidItem("/endsOn", `${endsOn} is not after ${startsOn}`, "give the first day back"));
  } else if (endsOn < today) {
    problems.push(invalidItem("/endsOn", `${endsOn} is over`, "give the first day back, today or later"));
  }
  if (deputyRepId === repId) {
    problems.push(invalidItem("/deputyRepId", "nobody stands in for themselves", "name another rep"));
  } else if (deputyRepId !== null && !(await tx.reps.find(deputyRepId))) {
    problems.push(
      invalidItem("/deputyRepId", `there is no rep ${deputyRepId}`, "use an id of the list of reps"),
    );
  }
  return problems;
}
