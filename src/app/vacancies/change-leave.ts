import type { CivilDate } from "../../core/domain/civil-date.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedVacancy, VacancyRecord } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, invalid } from "../refuse.ts";
import { findLeaveProblems, findStartProblems, readBack } from "./announce-leave.ts";
import { giveBack } from "./give-back.ts";
import { holdVacancy, type VacancyRequest } from "./open-case.ts";
import { endLeave, openVacancy } from "./settle-absences.ts";

export interface LeaveChange extends VacancyRequest {
  readonly startsOn?: CivilDate;
  readonly endsOn?: CivilDate;
  readonly deputyRepId?: string | null;
}

/**
 * Moves a leave, or names another deputy; of a case that is open only the return and the deputy. Who comes back earlier has
 * everything back from that day, who stays longer is covered on. A departure takes a deputy only: its date is the rep's own.
 * Problems: APP-404, APP-412, APP-409 it is over or clashes, APP-422.
 */
export function changeLeave(
  world: PlanWorld,
  actor: Actor,
  request: LeaveChange,
): Promise<Outcome<NamedVacancy>> {
  return act(world, actor, "vacancies:edit", async (tx) => {
    const held = await holdVacancy(tx, request);
    if (!held.ok) return held;
    const { repCode: _, repName: __, ...before } = held.value;
    const allowed = await checkChange(tx, { actor, before, request });
    if (!allowed.ok) return allowed;
    const changes = allowed.value;
    await tx.vacancies.update(before.id, changes);
    const detail = { ...changes };
    await tx.audit.append({ action: "vacancy.changed", objectKind: "vacancy", objectId: before.id, detail });
    const settled = await followChange(world, tx, { actor, before, after: { ...before, ...changes } });
    return settled.ok ? readBack(tx, before.id) : settled;
  });
}

type Changes = Partial<Pick<VacancyRecord, "startsOn" | "endsOn" | "deputyRepId">>;

interface Change {
  readonly actor: Actor;
  readonly before: VacancyRecord;
  readonly request: LeaveChange;
}

async function checkChange(tx: Transaction, { actor, before, request }: Change): Promise<Outcome<Changes>> {
  const { startsOn = before.startsOn, endsOn = before.endsOn, deputyRepId = before.deputyRepId } = request;
  if (before.state === "open" && startsOn !== before.startsOn) {
    return invalid("/startsOn", `the leave began on ${before.startsOn}`, "change the first day back only");
  }
  if (before.cause !== "leave" || endsOn === null) {
    if (startsOn !== before.startsOn || endsOn !== before.endsOn) {
      const cause = "it follows the rep's last day, and has no day of return";
      return invalid("/endsOn", cause, "change endsOn of the rep");
    }
    // the dates of one that is open are over; only the deputy is looked at
    const period = { startsOn: actor.today, endsOn: "9999-12-31" as CivilDate };
    const problems = await findLeaveProblems(
      tx,
      { repId: before.repId, deputyRepId, ...period },
      actor.today,
    );
    return problems.length > 0 ? failure(problems) : success({ deputyRepId });
  }
  const problems = [
    // an open one may have begun long ago
    ...(startsOn === before.startsOn ? [] : findStartProblems(startsOn, actor.today)),
    ...(await findLeaveProblems(tx, { repId: before.repId, startsOn, endsOn, deputyRepId }, actor.today)),
  ];
  if (problems.length > 0) return failure(problems);
  const clash = (await tx.vacancies.listRunning(before.repId)).find(
    (each) =>
      each.id !== before.id && each.endsOn !== null && each.startsOn < endsOn && startsOn < each.endsOn,
  );
  return clash
    ? conflict(
        `vacancy ${clash.id}`,
        `there is a leave from ${clash.startsOn} to ${clash.endsOn}`,
        "choose other dates",
      )
    : success({ startsOn, endsOn, deputyRepId });
}

interface Moved {
  readonly actor: Actor;
  readonly before: VacancyRecord;
  readonly after: VacancyRecord;
}

async function followChange(
  world: PlanWorld,
  tx: Transaction,
  { actor, before, after }: Moved,
): Promise<Outcome<null>> {
  if (
    before.state === "open" &&
    after.endsOn !== null &&
    before.endsOn !== null &&
    after.endsOn < before.endsOn
  ) {
    await giveBack(world, tx, { vacancy: after, from: after.endsOn });
  }
  if (after.startsOn > actor.today) return success(null);
  if (after.endsOn !== null && after.endsOn <= actor.today) {
    await endLeave(world, tx, { actor, vacancy: after, state: "returned" });
    return success(null);
  }
  const covered = await openVacancy(world, tx, { actor, vacancy: after });
  return covered.ok ? success(null) : covered;
}
