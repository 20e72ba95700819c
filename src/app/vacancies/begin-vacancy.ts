import { addWorkingDays } from "../../core/domain/add-days.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { HANDOVER_ITEMS } from "../../core/domain/handover-items.ts";
import type { VacancyCause } from "../../core/domain/vacancy.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { VacancyRecord } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";

/** A new case, not stored yet. */
export function newVacancy(
  { ids, wallClock }: PlanWorld,
  actor: Actor,
  fields: Pick<VacancyRecord, "repId" | "cause" | "startsOn" | "endsOn" | "deputyRepId">,
): VacancyRecord {
  return {
    ...fields,
    id: ids.next(),
    state: "planned",
    createdBy: actor.memberId,
    createdAt: wallClock.now(),
    openedAt: null,
    closedAt: null,
    closedBy: null,
    waiver: null,
    version: 1,
  };
}

/** Marks a case as open and writes its checklist. */
export async function beginVacancy(
  { ids, wallClock }: PlanWorld,
  tx: Transaction,
  { id, cause, startsOn }: Pick<VacancyRecord, "id" | "cause" | "startsOn">,
): Promise<void> {
  await tx.vacancies.update(id, { state: "open", openedAt: wallClock.now() });
  await tx.vacancies.insertItems(
    templateOf(cause, startsOn).map((item, position) => ({
      ...item,
      id: ids.next(),
      vacancyId: id,
      position,
      body: null,
      doneOn: null,
      doneBy: null,
      waiver: null,
      version: 1,
    })),
  );
}

const templateOf = (cause: VacancyCause, startsOn: CivilDate) =>
  HANDOVER_ITEMS.filter(({ causes }) => causes.includes(cause)).map(({ key, dueWorkingDays }) => ({
    key,
    dueOn: addWorkingDays(startsOn, dueWorkingDays),
  }));
