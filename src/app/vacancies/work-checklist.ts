import type { CivilDate } from "../../core/domain/civil-date.ts";
import { type Failure, failure, type Outcome, success } from "../../core/domain/problem.ts";
import { checkPast } from "../check-past.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { VacancyItem } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, invalid, notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";
import { type WordedItem, worded } from "./read-vacancy.ts";

export interface ItemRequest {
  readonly vacancyId: string;
  readonly body: string;
  readonly dueOn: CivilDate | null;
}

/** Adds a line of one's own to a checklist. Problems: APP-404, APP-409 the case is not open. */
export function addChecklistItem(
  world: PlanWorld,
  actor: Actor,
  { vacancyId, body, dueOn }: ItemRequest,
): Promise<Outcome<WordedItem>> {
  return act(world, actor, "vacancies:edit", async (tx) => {
    await tx.owners.lockStaffing();
    const vacancy = await tx.vacancies.find(vacancyId);
    if (!vacancy) return notFound("vacancy", vacancyId);
    if (vacancy.state !== "open") return refuseState(vacancyId, vacancy.state);
    const position = (await tx.vacancies.items(vacancyId)).length;
    const undone = { key: null, doneOn: null, doneBy: null, waiver: null, version: 1 };
    const item = { id: world.ids.next(), vacancyId, position, body, dueOn, ...undone };
    await tx.vacancies.insertItems([item]);
    const detail = { itemId: item.id, body };
    await tx.audit.append({
      action: "vacancy.item-added",
      objectKind: "vacancy",
      objectId: vacancyId,
      detail,
    });
    return success(worded(item));
  });
}

export interface ItemChange {
  readonly vacancyId: string;
  readonly itemId: string;
  readonly version: number;
  readonly doneOn?: CivilDate | null;
  readonly dueOn?: CivilDate | null;
  /** Why it need not be done; for who decides. */
  readonly waiver?: string | null;
}

/**
 * Marks a line of a checklist as done, by the actor, or waives it. Problems: APP-404, APP-412, APP-409 the case is not open,
 * APP-422 done in the future, or done and waived at once.
 */
export function changeChecklistItem(
  world: PlanWorld,
  actor: Actor,
  { vacancyId, itemId, version, ...changes }: ItemChange,
): Promise<Outcome<WordedItem>> {
  // who only works the checklist does not decide what need not be done
  const action = changes.waiver === undefined ? "vacancies:hand-over" : "vacancies:edit";
  return act(world, actor, action, async (tx) => {
    const vacancy = await tx.vacancies.find(vacancyId);
    if (!vacancy) return notFound("vacancy", vacancyId);
    const before = await findItem(tx, vacancyId, itemId);
    if (!before) return notFound("checklist item", itemId);
    if (before.version !== version) return stale("checklist item", before.version);
    if (vacancy.state !== "open") return refuseState(vacancyId, vacancy.state);
    const after = { ...before, ...changes, version: version + 1 };
    if (after.doneOn !== null && after.waiver !== null) {
      return invalid("/waiver", "a line is done or waived, not both", "take one of the two back");
    }
    const early = changes.doneOn ? checkPast("/doneOn", changes.doneOn, actor.today) : [];
    if (early.length > 0) return failure(early);
    const doneBy = changes.doneOn === undefined ? before.doneBy : changes.doneOn && actor.memberId;
    if (!(await tx.vacancies.updateItem(itemId, version, { ...changes, doneBy }))) {
      return refuseOvertaken("checklist item", itemId, (id) => findItem(tx, vacancyId, id));
    }
    const detail = { itemId, key: before.key, ...changes };
    await tx.audit.append({
      action: "vacancy.item-changed",
      objectKind: "vacancy",
      objectId: vacancyId,
      detail,
    });
    return success(worded({ ...after, doneBy }));
  });
}

const findItem = async (tx: Transaction, vacancyId: string, itemId: string): Promise<VacancyItem | null> =>
  (await tx.vacancies.items(vacancyId)).find(({ id }) => id === itemId) ?? null;

const refuseState = (vacancyId: string, state: string): Failure =>
  conflict(`vacancy ${vacancyId}`, `it is ${state}`, "the checklist is worked while the case is open");
