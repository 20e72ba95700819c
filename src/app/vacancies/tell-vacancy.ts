import { notifyMembers } from "../plans/notify-affected.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { VacancyRecord } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";

interface Place {
  readonly planId: string;
  readonly territoryId: string;
}

interface News {
  readonly kind: "vacancy-opened" | "vacancy-closed";
  readonly vacancy: Pick<VacancyRecord, "repId">;
  /** Territories that change hands, with reps whom it concerns. */
  readonly places: readonly (Place & { readonly repIds: readonly string[] })[];
}

/** Tells planners, the rep's managers, the rep and who stands in or follows: once each and plan, with the first territory. */
export async function tellVacancy(
  world: PlanWorld,
  tx: Transaction,
  { kind, vacancy, places }: News,
): Promise<void> {
  if (places.length === 0) return;
  const rep = await tx.reps.find(vacancy.repId);
  const everywhere = [...(await tx.vacancies.planners()), ...(await managersOf(tx, rep?.teamId ?? null))];
  if (rep?.memberId) everywhere.push(rep.memberId);
  const told = new Map<string, Map<string, string>>();
  for (const { planId, territoryId, repIds } of places) {
    const ofPlan = told.get(planId) ?? new Map<string, string>();
    told.set(planId, ofPlan);
    const concerned: string[] = [];
    for (const repId of repIds) {
      const memberId = (await tx.reps.find(repId))?.memberId;
      if (memberId) concerned.push(memberId);
    }
    for (const memberId of [...everywhere, ...concerned]) {
      if (!ofPlan.has(memberId)) ofPlan.set(memberId, territoryId);
    }
  }
  for (const [planId, ofPlan] of told) {
    const members = [...ofPlan].map(([memberId, territoryId]) => ({ memberId, territoryId }));
    await notifyMembers(world, tx, { kind, planId, members });
  }
}

async function managersOf(tx: Transaction, teamId: string | null): Promise<readonly string[]> {
  const manager = teamId === null ? null : (await tx.teams.find(teamId))?.managerMemberId;
  return manager ? [manager] : [];
}
