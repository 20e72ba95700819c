import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { VacancyRecord } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";
import { newVacancy } from "./begin-vacancy.ts";
import { giveBack } from "./give-back.ts";
import { endLeave, settleAbsences } from "./settle-absences.ts";

interface LastDay {
  readonly id: string;
  /** First day out of service; null: none is known. */
  readonly endsOn: string | null;
}

/**
 * Brings a rep's departure case in step with their end date, in the transaction that sets it: planned until the date has
 * come, open with an interim owner from then on; who stays after all has everything back from today.
 */
export async function followDeparture(
  world: PlanWorld,
  tx: Transaction,
  { actor, rep }: { readonly actor: Actor; readonly rep: LastDay },
): Promise<Outcome<null>> {
  await tx.owners.lockStaffing();
  // dates of reps come checked from the contract
  const endsOn = rep.endsOn as VacancyRecord["endsOn"];
  const standing = (await tx.vacancies.listRunning(rep.id)).find(({ cause }) => cause === "departure");
  if (standing && endsOn !== standing.startsOn) await moveDeparture(world, tx, { actor, standing, endsOn });
  // one whose date has come already is found by what the rep still owns
  if (!standing && endsOn !== null && endsOn > actor.today) {
    const fields = {
      repId: rep.id,
      cause: "departure",
      startsOn: endsOn,
      endsOn: null,
      deputyRepId: null,
    } as const;
    await tx.vacancies.insert(newVacancy(world, actor, fields));
  }
  const settled = await settleAbsences(world, tx, actor);
  return settled.ok ? success(null) : settled;
}

interface Move {
  readonly actor: Actor;
  readonly standing: VacancyRecord;
  readonly endsOn: VacancyRecord["endsOn"];
}

async function moveDeparture(
  world: PlanWorld,
  tx: Transaction,
  { actor, standing, endsOn }: Move,
): Promise<void> {
  const stays = endsOn === null || endsOn > actor.today;
  if (standing.state === "planned" || !stays) {
    if (endsOn === null) await endLeave(world, tx, { actor, vacancy: standing, state: "cancelled" });
    else await tx.vacancies.update(standing.id, { startsOn: endsOn });
    return;
  }
  await giveBack(world, tx, { vacancy: standing, from: actor.today });
  await endLeave(world, tx, { actor, vacancy: standing, state: "returned" });
  if (endsOn !== null) {
    const fields = { repId: standing.repId, cause: "departure", startsOn: endsOn, endsOn: null } as const;
    await tx.vacancies.insert(newVacancy(world, actor, { ...fields, deputyRepId: standing.deputyRepId }));
  }
}
