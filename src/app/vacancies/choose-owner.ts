import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { Failure, Outcome } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedVacancy } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, invalid } from "../refuse.ts";
import { readBack } from "./announce-leave.ts";
import { overlapOf } from "./change-owner.ts";
import { isInService } from "./in-service.ts";
import { holdTerritory, type VacancyRequest } from "./open-case.ts";
import { tellVacancy } from "./tell-vacancy.ts";
import { giveTerritory } from "./write-owners.ts";

export interface OwnerChoice extends VacancyRequest {
  readonly territoryId: string;
  readonly repId: string;
}

/** Somebody else stands in from today. Problems: APP-404, APP-412, APP-409, APP-422 the rep is not at work. */
export const chooseInterim = (
  world: PlanWorld,
  actor: Actor,
  request: OwnerChoice,
): Promise<Outcome<NamedVacancy>> =>
  chooseOwner(world, actor, { ...request, from: actor.today, role: "interim" });

/**
 * Somebody owns a territory of a case for good from a date on. Problems: APP-404, APP-412, APP-409 the rep comes back,
 * APP-422 the date is over, or the rep is not at work then.
 */
export const chooseSuccessor = (
  world: PlanWorld,
  actor: Actor,
  { from, ...request }: OwnerChoice & { readonly from: CivilDate | null },
): Promise<Outcome<NamedVacancy>> =>
  chooseOwner(world, actor, { ...request, from: from ?? actor.today, role: "primary" });

interface Choice extends OwnerChoice {
  readonly from: CivilDate;
  readonly role: "primary" | "interim";
}

function chooseOwner(world: PlanWorld, actor: Actor, choice: Choice): Promise<Outcome<NamedVacancy>> {
  return act(world, actor, "vacancies:edit", async (tx) => {
    const held = await holdTerritory(tx, choice);
    if (!held.ok) return held;
    const { vacancy, line } = held.value;
    const { territoryId, repId, from, role } = choice;
    if (role === "primary" && vacancy.endsOn !== null) {
      const cause = `the rep comes back on ${vacancy.endsOn}`;
      return conflict(
        `vacancy ${vacancy.id}`,
        cause,
        "choose who stands in, or assign another rep in the plan",
      );
    }
    const refused = await refuseChoice(tx, { actor, choice });
    if (refused) return refused;
    const running = await tx.owners.ofVacancy(vacancy.id, from);
    const stretches = running.filter((each) => each.territoryId === territoryId);
    if (stretches.length === 0) {
      const cause = `nobody stands in for territory ${line.territoryCode} on ${from} or later`;
      return conflict(`territory ${line.territoryCode}`, cause, "it has an owner; change that in the plan");
    }
    for (const { id: _, ...stretch } of stretches) {
      const period = overlapOf(stretch, { from, to: null });
      const vacancyId = role === "interim" ? vacancy.id : null;
      if (period) await giveTerritory(world, tx, { ...stretch, ...period, repId, role, vacancyId });
    }
    await tx.vacancies.putTerritory({
      vacancyId: vacancy.id,
      territoryId,
      ...(role === "interim"
        ? { interimRepId: repId, interimBy: "chosen" }
        : { interimRepId: line.interimRepId, interimBy: line.interimBy }),
      successorRepId: role === "primary" ? repId : line.successorRepId,
      successorFrom: role === "primary" ? from : line.successorFrom,
    });
    await tx.vacancies.update(vacancy.id, {});
    const places = [{ ...line, repIds: [line.interimRepId, repId] }];
    await tellVacancy(world, tx, {
      kind: role === "primary" ? "vacancy-closed" : "vacancy-opened",
      vacancy,
      places,
    });
    const action = role === "primary" ? "vacancy.successor-chosen" : "vacancy.interim-chosen";
    const detail = { territoryId, repId, from };
    await tx.audit.append({ action, objectKind: "vacancy", objectId: vacancy.id, detail });
    return readBack(tx, vacancy.id);
  });
}

async function refuseChoice(
  tx: Transaction,
  { actor, choice: { repId, from } }: { readonly actor: Actor; readonly choice: Choice },
): Promise<Failure | null> {
  if (from < actor.today) return invalid("/from", `${from} is over`, "choose today or a later date");
  const rep = await tx.reps.find(repId);
  if (!rep) return invalid("/repId", `there is no rep ${repId}`, "use an id of the list of reps");
  if (!isInService(rep, from)) {
    return invalid("/repId", `${rep.name} is not in service on ${from}`, "choose a rep who is");
  }
  const leave = (await tx.vacancies.listRunning(repId)).find(
    ({ startsOn, endsOn }) => endsOn !== null && startsOn <= from && from < endsOn,
  );
  return leave
    ? invalid("/repId", `${rep.name} is on leave until ${leave.endsOn}`, "choose a rep who is not")
    : null;
}
