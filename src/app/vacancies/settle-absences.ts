import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { VacancyRecord } from "../ports/rows/vacancies.ts";
import type { Transaction } from "../ports/store.ts";
import { beginVacancy, newVacancy } from "./begin-vacancy.ts";
import { coverLapses } from "./cover-lapses.ts";
import { type Covered, coverVacancy } from "./cover-territories.ts";
import { tellVacancy } from "./tell-vacancy.ts";
import { writeOwners } from "./write-owners.ts";

/** What was done, as ids of vacancies. */
export interface Settlement {
  readonly opened: readonly string[];
  readonly returned: readonly string[];
  /** Territories that somebody stands in for since. */
  readonly covered: readonly Covered[];
}

/**
 * Brings who owns what in step with who is away today, whatever changed since: opens cases whose first day has come, covers
 * territories, gives back what leaves are over, covers what was left without an owner. Safe to repeat. For actors who see all.
 */
export async function settleAbsences(
  world: PlanWorld,
  tx: Transaction,
  actor: Actor,
): Promise<Outcome<Settlement>> {
  await tx.owners.lockStaffing();
  for (const { repId, endsOn } of await tx.vacancies.departuresDue(actor.today)) {
    const period = { startsOn: endsOn, endsOn: null };
    await tx.vacancies.insert(
      newVacancy(world, actor, { repId, cause: "departure", deputyRepId: null, ...period }),
    );
  }
  const opened: string[] = [];
  const returned: string[] = [];
  const covered: Covered[] = [];
  const due = (await tx.vacancies.listRunning(null)).filter(({ startsOn }) => startsOn <= actor.today);
  // leaves end before others begin: who is back can stand in; departures take over the leaves that they cut short
  const isOver = ({ endsOn }: VacancyRecord) => endsOn !== null && endsOn <= actor.today;
  const byKind = (vacancy: VacancyRecord) => (isOver(vacancy) ? 0 : vacancy.cause === "departure" ? 1 : 2);
  for (const { id } of due.sort((a, b) => byKind(a) - byKind(b))) {
    const vacancy = await tx.vacancies.find(id);
    if (vacancy === null || !["planned", "open"].includes(vacancy.state)) continue;
    if (isOver(vacancy)) {
      await endLeave(world, tx, { actor, vacancy, state: "returned" });
      returned.push(id);
      continue;
    }
    const outcome = await openVacancy(world, tx, { actor, vacancy });
    if (!outcome.ok) return outcome;
    if (vacancy.state === "planned") opened.push(id);
    covered.push(...outcome.value);
  }
  const lapses = await coverLapses(world, tx, actor);
  if (!lapses.ok) return lapses;
  return success({
    opened: [...opened, ...lapses.value.opened],
    returned,
    covered: [...covered, ...lapses.value.covered],
  });
}

interface OneVacancy {
  readonly actor: Actor;
  readonly vacancy: VacancyRecord;
}

/** Opens a case whose first day has come, unless it is open, and covers what its rep still owns. Problem: APP-409. */
export async function openVacancy(
  world: PlanWorld,
  tx: Transaction,
  { actor, vacancy }: OneVacancy,
): Promise<Outcome<readonly Covered[]>> {
  if (vacancy.state === "planned") await beginVacancy(world, tx, vacancy);
  if (vacancy.cause === "departure") await takeLeavesOver(world, tx, { actor, vacancy });
  const covered = await coverVacancy(world, tx, { actor, vacancy });
  if (!covered.ok) return covered;
  if (vacancy.state === "planned" || covered.value.length > 0) {
    const places = covered.value.map(({ interim, ...place }) => ({ ...place, repIds: [interim.repId] }));
    await tellVacancy(world, tx, { kind: "vacancy-opened", vacancy, places });
    await auditCovering(tx, vacancy, covered.value);
  }
  return covered;
}

const auditCovering = (tx: Transaction, vacancy: VacancyRecord, covered: readonly Covered[]): Promise<void> =>
  tx.audit.append({
    action: vacancy.state === "planned" ? "vacancy.opened" : "vacancy.covered",
    objectKind: "vacancy",
    objectId: vacancy.id,
    detail: {
      repId: vacancy.repId,
      cause: vacancy.cause,
      startsOn: vacancy.startsOn,
      endsOn: vacancy.endsOn,
      territories: covered.map(({ territoryId, interim }) => ({ territoryId, ...interim })),
    },
  });

/** A leave is over, or does not come to pass: what was stored for its dates needs no change. */
export async function endLeave(
  world: PlanWorld,
  tx: Transaction,
  { actor, vacancy, state }: OneVacancy & { readonly state: "returned" | "cancelled" },
): Promise<void> {
  await tx.vacancies.update(vacancy.id, {
    state,
    closedAt: world.wallClock.now(),
    closedBy: actor.memberId,
  });
  if (vacancy.state === "open") {
    const lines = await tx.vacancies.territories(vacancy.id);
    const places = lines.map(({ interimRepId, ...line }) => ({ ...line, repIds: [interimRepId] }));
    await tellVacancy(world, tx, { kind: "vacancy-closed", vacancy, places });
  }
  const detail = { repId: vacancy.repId, cause: vacancy.cause, endsOn: vacancy.endsOn };
  await tx.audit.append({ action: `vacancy.${state}`, objectKind: "vacancy", objectId: vacancy.id, detail });
}

/** Who leaves for good does not come back from leave: those who stand in go on in the new case. */
async function takeLeavesOver(
  world: PlanWorld,
  tx: Transaction,
  { actor, vacancy }: OneVacancy,
): Promise<void> {
  for (const leave of await tx.vacancies.listRunning(vacancy.repId)) {
    if (leave.cause !== "leave") continue;
    if (leave.state === "planned") {
      if (leave.startsOn >= vacancy.startsOn)
        await endLeave(world, tx, { actor, vacancy: leave, state: "cancelled" });
      continue;
    }
    for (const {
      territoryId,
      interimRepId,
      interimBy,
      successorRepId,
      successorFrom,
    } of await tx.vacancies.territories(leave.id)) {
      const line = { territoryId, interimRepId, interimBy, successorRepId, successorFrom };
      await tx.vacancies.putTerritory({ ...line, vacancyId: vacancy.id });
    }
    const running = await tx.owners.ofVacancy(leave.id, vacancy.startsOn);
    const write = running.map(({ id: _, ...stretch }) => ({ ...stretch, vacancyId: vacancy.id }));
    await writeOwners(world, tx, { close: running.map(({ id }) => id), write });
    await tx.vacancies.update(leave.id, {
      state: "closed",
      closedAt: world.wallClock.now(),
      closedBy: actor.memberId,
    });
    const detail = { repId: leave.repId, takenOverBy: vacancy.id };
    await tx.audit.append({ action: "vacancy.closed", objectKind: "vacancy", objectId: leave.id, detail });
  }
}
