import type { CivilDate } from "../../core/domain/civil-date.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { Stretch } from "../ports/rows/owners.ts";
import type { VacancyRecord } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict } from "../refuse.ts";
import { cutStretches, isOwner, overlapOf, type Period } from "./change-owner.ts";
import { findInterim, type Interim } from "./find-interim.ts";
import { giveTerritory, writeOwners } from "./write-owners.ts";

/** A territory that got somebody to stand in. */
export interface Covered {
  /** The vacancy in which they stand in; another one's where the absent rep stood in there. */
  readonly vacancyId: string;
  readonly planId: string;
  readonly territoryId: string;
  readonly interim: Interim;
}

/**
 * Gives every territory that the absent rep owns meanwhile, in plans that hold, to somebody who stands in; support ends
 * where the rep leaves for good. Doing it again changes nothing. Problem: APP-409 nobody whom the actor may give it to.
 */
export async function coverVacancy(
  world: PlanWorld,
  tx: Transaction,
  { actor, vacancy }: { readonly actor: Actor; readonly vacancy: VacancyRecord },
): Promise<Outcome<readonly Covered[]>> {
  const away: Period = { from: vacancy.startsOn, to: vacancy.endsOn };
  const held = await tx.owners.ofRep(vacancy.repId, away.from, away.to);
  if (vacancy.cause === "departure") {
    await writeOwners(
      world,
      tx,
      cutStretches(
        held.filter(({ role }) => !isOwner(role)),
        away,
      ),
    );
  }
  const covered: Covered[] = [];
  for (const stretch of held.filter(({ role }) => isOwner(role))) {
    const period = overlapOf(stretch, away);
    if (period === null) continue;
    const gap = { ...stretch, ...period, vacancyId: await vacancyOf(tx, stretch, vacancy) };
    const outcome = await coverGap(world, tx, { actor, gap, deputyRepId: vacancy.deputyRepId });
    if (!outcome.ok) return outcome;
    covered.push(outcome.value);
  }
  return success(covered);
}

/** Who stood in for somebody else hands on that case, not their own. */
async function vacancyOf(tx: Transaction, stretch: Stretch, own: VacancyRecord): Promise<string> {
  if (stretch.role !== "interim" || stretch.vacancyId === null) return own.id;
  const other = await tx.vacancies.find(stretch.vacancyId);
  return other?.state === "open" ? other.id : own.id;
}

/** A territory that nobody at work owns for a period, and the case to which it belongs. */
export interface Gap extends Period {
  readonly planId: string;
  readonly territoryId: string;
  /** Whom nobody may be replaced by. */
  readonly repId: string;
  readonly vacancyId: string;
}

interface GapRequest {
  readonly actor: Actor;
  readonly gap: Gap;
  readonly deputyRepId: string | null;
}

/** Gives one territory an interim owner for a period, and keeps in the case who and why. Problem: APP-409. */
export async function coverGap(
  world: PlanWorld,
  tx: Transaction,
  { actor, gap, deputyRepId }: GapRequest,
): Promise<Outcome<Covered>> {
  const { planId, territoryId, repId, vacancyId, from, to } = gap;
  const line = (await tx.vacancies.territories(vacancyId)).find((each) => each.territoryId === territoryId);
  const standing = line ? { repId: line.interimRepId, by: line.interimBy } : null;
  const until: CivilDate = from > actor.today ? from : actor.today;
  const takeOver = { planId, territoryId, absentRepId: repId, from, until };
  const interim = await findInterim(world, tx, { actor, wanted: { takeOver, standing, deputyRepId } });
  if (interim === null) {
    return conflict(
      `territory ${territoryId}`,
      "nobody within your reach can stand in",
      "name a deputy who is at work, or ask sales operations to do it",
    );
  }
  await giveTerritory(world, tx, {
    planId,
    territoryId,
    repId: interim.repId,
    role: "interim",
    from,
    to,
    vacancyId,
  });
  await tx.vacancies.putTerritory({
    vacancyId,
    territoryId,
    interimRepId: interim.repId,
    interimBy: interim.by,
    successorRepId: line?.successorRepId ?? null,
    successorFrom: line?.successorFrom ?? null,
  });
  return success({ vacancyId, planId, territoryId, interim });
}
