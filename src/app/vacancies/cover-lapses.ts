import type { CivilDate } from "../../core/domain/civil-date.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { Lapse, Stretch } from "../ports/rows/owners.ts";
import type { Transaction } from "../ports/store.ts";
import { beginVacancy, newVacancy } from "./begin-vacancy.ts";
import { type Covered, coverGap } from "./cover-territories.ts";
import { tellVacancy } from "./tell-vacancy.ts";
import { writeOwners } from "./write-owners.ts";

export interface CoveredLapses {
  readonly opened: readonly string[];
  readonly covered: readonly Covered[];
}

/**
 * Gives somebody to territories whose owner's time ran out with nobody after, and a case to those who stand in without
 * one, as in a plan that was branched meanwhile. For actors who see all.
 */
export async function coverLapses(
  world: PlanWorld,
  tx: Transaction,
  actor: Actor,
): Promise<Outcome<CoveredLapses>> {
  const opened: string[] = [];
  const covered: Covered[] = [];
  for (const lapse of await tx.owners.lapsed(actor.today)) {
    const outcome = await coverLapse(world, tx, { actor, lapse });
    if (!outcome.ok) return outcome;
    if (outcome.value.isNew) opened.push(outcome.value.vacancyId);
    covered.push(outcome.value);
  }
  for (const stretch of await tx.owners.unattended(actor.today)) {
    const repId = await formerOwner(tx, stretch);
    const found = await findCase(world, tx, { actor, repId, vacancyId: null, from: stretch.from });
    if (found.isNew) opened.push(found.vacancyId);
    await attach(world, tx, stretch, found.vacancyId);
  }
  return success({ opened, covered });
}

/** Gives one such territory to somebody, and opens a case where there is none. */
export async function coverLapse(
  world: PlanWorld,
  tx: Transaction,
  { actor, lapse }: { readonly actor: Actor; readonly lapse: Lapse },
): Promise<Outcome<Covered & { readonly isNew: boolean }>> {
  const found = await findCase(world, tx, { actor, ...lapse });
  const gap = { ...lapse, vacancyId: found.vacancyId };
  const outcome = await coverGap(world, tx, { actor, gap, deputyRepId: null });
  if (!outcome.ok) return outcome;
  await tell(world, tx, { ...lapse, covered: outcome.value });
  return success({ ...outcome.value, isNew: found.isNew });
}

interface CaseRequest {
  readonly actor: Actor;
  readonly repId: string;
  /** The case in which the rep stood in, if they did. */
  readonly vacancyId: string | null;
  readonly from: CivilDate;
}

/** The case to which a territory belongs: the one it was in, one that the rep has anyway, else a new one. */
async function findCase(
  world: PlanWorld,
  tx: Transaction,
  { actor, repId, vacancyId, from }: CaseRequest,
): Promise<{ readonly vacancyId: string; readonly isNew: boolean }> {
  const own = vacancyId === null ? null : await tx.vacancies.find(vacancyId);
  if (own?.state === "open") return { vacancyId: own.id, isNew: false };
  const open = (await tx.vacancies.listRunning(repId)).filter(({ state }) => state === "open");
  const one = open.find(({ cause }) => cause === "departure") ?? open[0];
  if (one) return { vacancyId: one.id, isNew: false };
  const made = newVacancy(world, actor, {
    repId,
    cause: "ended",
    startsOn: from,
    endsOn: null,
    deputyRepId: null,
  });
  await tx.vacancies.insert(made);
  await beginVacancy(world, tx, made);
  return { vacancyId: made.id, isNew: true };
}

async function tell(
  world: PlanWorld,
  tx: Transaction,
  { repId, planId, territoryId, covered }: Lapse & { readonly covered: Covered },
): Promise<void> {
  const { vacancyId, interim } = covered;
  const places = [{ planId, territoryId, repIds: [interim.repId] }];
  await tellVacancy(world, tx, { kind: "vacancy-opened", vacancy: { repId }, places });
  const detail = { repId, cause: "ended", territories: [{ territoryId, ...interim }] };
  await tx.audit.append({ action: "vacancy.covered", objectKind: "vacancy", objectId: vacancyId, detail });
}

/** Whom somebody stands in for: the last primary rep before; the one who stands in where there never was any. */
async function formerOwner(tx: Transaction, { territoryId, from, repId }: Stretch): Promise<string> {
  const before = (await tx.owners.ofTerritory(territoryId)).filter(
    (each) => each.role === "primary" && each.from < from,
  );
  return before.at(-1)?.repId ?? repId;
}

async function attach(world: PlanWorld, tx: Transaction, stretch: Stretch, vacancyId: string): Promise<void> {
  const { id, ...rest } = stretch;
  await writeOwners(world, tx, { close: [id], write: [{ ...rest, vacancyId }] });
  await tx.vacancies.putTerritory({
    vacancyId,
    territoryId: stretch.territoryId,
    interimRepId: stretch.repId,
    interimBy: "chosen",
    successorRepId: null,
    successorFrom: null,
  });
  const detail = { territoryId: stretch.territoryId, repId: stretch.repId };
  await tx.audit.append({ action: "vacancy.attached", objectKind: "vacancy", objectId: vacancyId, detail });
}
