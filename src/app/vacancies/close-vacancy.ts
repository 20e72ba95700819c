import type { Outcome } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedVacancy } from "../ports/rows/vacancies.ts";
import { conflict } from "../refuse.ts";
import { readBack } from "./announce-leave.ts";
import { holdVacancy, type VacancyRequest } from "./open-case.ts";
import { unsettledTerritories, worded } from "./read-vacancy.ts";
import { tellVacancy } from "./tell-vacancy.ts";

/**
 * Closes a case: every territory has an owner for good, or its plan no longer holds, and the checklist is done, or what is
 * open of it is waived with a reason. Problems: APP-404, APP-412, APP-409 with what is missing.
 */
export function closeVacancy(
  world: PlanWorld,
  actor: Actor,
  { waiver, ...request }: VacancyRequest & { readonly waiver: string | null },
): Promise<Outcome<NamedVacancy>> {
  return act(world, actor, "vacancies:edit", async (tx) => {
    const held = await holdVacancy(tx, request);
    if (!held.ok) return held;
    const { id: vacancyId, cause, state, endsOn } = held.value;
    const item = `vacancy ${vacancyId}`;
    if (state === "planned")
      return conflict(item, "it has not begun", "call the leave off, or change the rep's last day");
    if (cause === "leave")
      return conflict(item, `the rep comes back on ${endsOn}`, "change the day of return, or call it off");
    const territories = await tx.vacancies.territories(vacancyId);
    const unsettled = await unsettledTerritories(tx, actor.today, { vacancyId, territories });
    if (unsettled.size > 0) {
      const codes = territories
        .filter(({ territoryId }) => unsettled.has(territoryId))
        .map((line) => line.territoryCode);
      return conflict(
        item,
        `no owner is chosen for ${codes.join(", ")}`,
        "choose a successor, or activate a plan without it",
      );
    }
    const open = (await tx.vacancies.items(vacancyId)).filter(
      (each) => each.doneOn === null && each.waiver === null,
    );
    if (open.length > 0 && waiver === null) {
      const texts = open.map((each) => worded(each).text.en).join("; ");
      return conflict(item, `not done: ${texts}`, "do it, or say why it need not be done");
    }
    await tx.vacancies.update(vacancyId, {
      state: "closed",
      closedAt: world.wallClock.now(),
      closedBy: actor.memberId,
      waiver: open.length > 0 ? waiver : null,
    });
    const places = territories.map((line) => ({ ...line, repIds: [line.interimRepId] }));
    await tellVacancy(world, tx, { kind: "vacancy-closed", vacancy: held.value, places });
    const detail = { waiver, openItems: open.map(({ key, body }) => key ?? body) };
    await tx.audit.append({ action: "vacancy.closed", objectKind: "vacancy", objectId: vacancyId, detail });
    return readBack(tx, vacancyId);
  });
}
