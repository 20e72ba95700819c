import type { Outcome } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedVacancy } from "../ports/rows/vacancies.ts";
import { conflict } from "../refuse.ts";
import { readBack } from "./announce-leave.ts";
import { giveBack } from "./give-back.ts";
import { holdVacancy, type VacancyRequest } from "./open-case.ts";
import { endLeave } from "./settle-absences.ts";

/** Calls a leave off: what others stand in for is the rep's again from today. Problems: APP-404, APP-412, APP-409. */
export function cancelLeave(
  world: PlanWorld,
  actor: Actor,
  request: VacancyRequest,
): Promise<Outcome<NamedVacancy>> {
  return act(world, actor, "vacancies:edit", async (tx) => {
    const held = await holdVacancy(tx, request);
    if (!held.ok) return held;
    if (held.value.cause !== "leave") {
      const cause = `it is no leave: cause ${held.value.cause}`;
      return conflict(
        `vacancy ${request.vacancyId}`,
        cause,
        "take endsOn from the rep, or choose a successor",
      );
    }
    await giveBack(world, tx, { vacancy: held.value, from: actor.today });
    await endLeave(world, tx, { actor, vacancy: held.value, state: "cancelled" });
    return readBack(tx, request.vacancyId);
  });
}
