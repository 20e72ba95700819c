import type { SuccessorRanking } from "../../core/assign/successors/successor.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { HANDOVER_ITEMS } from "../../core/domain/handover-items.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { DayPage } from "../ports/rows/business-records.ts";
import type { HandoverCounts } from "../ports/rows/handovers.ts";
import type {
  NamedVacancy,
  NamedVacancyTerritory,
  VacancyFilter,
  VacancyItem,
} from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import { readField } from "./find-interim.ts";

export type { SuccessorRanking };

/** A line of the checklist with its text in both languages; one of one's own has the same in both. */
export interface WordedItem extends VacancyItem {
  readonly text: { readonly en: string; readonly id: string };
}

export interface VacancyPage {
  readonly vacancy: NamedVacancy;
  /** By code; those whose plan no longer holds are settled. */
  readonly territories: readonly (NamedVacancyTerritory & { readonly isSettled: boolean })[];
  readonly items: readonly WordedItem[];
  /** What there is to hand over, as far as the reader sees it. */
  readonly counts: HandoverCounts;
}

/** A case on one page. Problem: APP-404. */
export function getVacancy(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { vacancyId }: { readonly vacancyId: string },
): Promise<Outcome<VacancyPage>> {
  return act(world, actor, "vacancies:read", async (tx) => {
    const vacancy = await tx.vacancies.find(vacancyId);
    if (!vacancy) return notFound("vacancy", vacancyId);
    const territories = await tx.vacancies.territories(vacancyId);
    const unsettled = await unsettledTerritories(tx, actor.today, { vacancyId, territories });
    return success({
      vacancy,
      territories: territories.map((line) => ({ ...line, isSettled: !unsettled.has(line.territoryId) })),
      items: (await tx.vacancies.items(vacancyId)).map(worded),
      counts: await tx.handovers.counts({ vacancyId, repId: vacancy.repId, today: actor.today }),
    });
  });
}

interface Lines {
  readonly vacancyId: string;
  readonly territories: readonly NamedVacancyTerritory[];
}

/** Territories in which somebody goes on standing in without a successor, in plans that hold. */
export async function unsettledTerritories(
  tx: Transaction,
  today: CivilDate,
  { vacancyId, territories }: Lines,
): Promise<ReadonlySet<string>> {
  const successorFrom = new Map(territories.map((line) => [line.territoryId, line.successorFrom]));
  const running = await tx.owners.ofVacancy(vacancyId, today);
  const isFollowed = (territoryId: string, to: CivilDate | null) => {
    const from = successorFrom.get(territoryId) ?? null;
    return to !== null && from !== null && to <= from;
  };
  return new Set(
    running
      .filter(({ territoryId, to }) => !isFollowed(territoryId, to))
      .map(({ territoryId }) => territoryId),
  );
}

/** With its text, of the template or one's own. */
export function worded(item: VacancyItem): WordedItem {
  const own = item.body ?? item.key ?? "";
  const text = HANDOVER_ITEMS.find(({ key }) => key === item.key)?.text;
  return { ...item, text: text ?? { en: own, id: own } };
}

/** Cases within reach, latest first date first. */
export const listVacancies = (
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { state, repId, ...page }: VacancyFilter & DayPage,
): Promise<Outcome<readonly NamedVacancy[]>> =>
  act(world, actor, "vacancies:read", async (tx) => success(await tx.vacancies.list({ state, repId }, page)));

/**
 * Who could take a territory of a case over, best first, as of today or the first day away. For who decides: it tells of
 * everybody within their reach. Problem: APP-404.
 */
export function rankForVacancy(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { vacancyId, territoryId }: { readonly vacancyId: string; readonly territoryId: string },
): Promise<Outcome<SuccessorRanking>> {
  return act(world, actor, "vacancies:edit", async (tx) => {
    const vacancy = await tx.vacancies.find(vacancyId);
    if (!vacancy) return notFound("vacancy", vacancyId);
    const planId = await planOf(tx, { vacancy, territoryId });
    if (planId === null) return notFound("territory", territoryId);
    const from = vacancy.startsOn > actor.today ? vacancy.startsOn : actor.today;
    const takeOver = { planId, territoryId, absentRepId: vacancy.repId, from, until: from };
    return success((await readField(tx, takeOver)).ranking);
  });
}

/** The plan of a territory of the case, or, before it is open, of one that the rep owns. */
async function planOf(
  tx: Transaction,
  { vacancy, territoryId }: { readonly vacancy: NamedVacancy; readonly territoryId: string },
): Promise<string | null> {
  const line = (await tx.vacancies.territories(vacancy.id)).find((each) => each.territoryId === territoryId);
  if (line) return line.planId;
  const owned = await tx.owners.ofRep(vacancy.repId, vacancy.startsOn, vacancy.endsOn);
  return owned.find((stretch) => stretch.territoryId === territoryId)?.planId ?? null;
}
