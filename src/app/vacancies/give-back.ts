import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { VacancyRecord } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";
import { overlapOf } from "./change-owner.ts";
import { giveTerritory } from "./write-owners.ts";

/** Gives a rep back, from a date on, what others stand in for; what a successor owns stays theirs. */
export async function giveBack(
  world: PlanWorld,
  tx: Transaction,
  { vacancy, from }: { readonly vacancy: VacancyRecord; readonly from: CivilDate },
): Promise<void> {
  for (const { id: _, ...stretch } of await tx.owners.ofVacancy(vacancy.id, from)) {
    const period = overlapOf(stretch, { from, to: null });
    if (period === null) continue;
    const owner = { ...stretch, ...period, repId: vacancy.repId, role: "primary" as const, vacancyId: null };
    await giveTerritory(world, tx, owner);
  }
}
