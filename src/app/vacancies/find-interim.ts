import { excludeCandidate } from "../../core/assign/successors/exclude-candidate.ts";
import { rankSuccessors } from "../../core/assign/successors/rank-successors.ts";
import { DEFAULT_RANKING } from "../../core/assign/successors/ranking-settings.ts";
import type { Handover, SuccessorRanking } from "../../core/assign/successors/successor.ts";
import { addDays } from "../../core/domain/add-days.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { InterimSource } from "../../core/domain/vacancy.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { StoredCandidate } from "../ports/rows/successors.ts";
import type { Transaction } from "../ports/store.ts";
import { mayTry } from "../rights/policy.ts";

/** Two years of contacts and sales tell who knows an account. */
const WINDOW_DAYS = 730;

export interface TakeOver {
  readonly planId: string;
  readonly territoryId: string;
  readonly absentRepId: string;
  /** Dates on which the successor must be at work, first and last one. */
  readonly from: CivilDate;
  readonly until: CivilDate;
}

export interface Field {
  readonly handover: Handover;
  readonly candidates: readonly StoredCandidate[];
  readonly ranking: SuccessorRanking;
}

/** Everybody who could take a territory over, scored. `world`'s rows decide who is seen. */
export async function readField(tx: Transaction, takeOver: TakeOver): Promise<Field> {
  const { planId, territoryId, absentRepId, from, until } = takeOver;
  const absent = await tx.reps.find(absentRepId);
  const team = absent?.teamId ? await tx.teams.find(absent.teamId) : null;
  const handover: Handover = {
    accounts: await tx.successors.handedAccounts(territoryId),
    salesForce: (await tx.plans.find(planId))?.salesForce ?? "",
    absentRepId,
    teamId: absent?.teamId ?? null,
    managerId: team?.managerMemberId ?? null,
    from,
    until,
  };
  const since = addDays(from, -WINDOW_DAYS);
  const candidates = await tx.successors.candidates({ territoryId, date: until, since });
  const sellers = candidates.filter(({ isSeller }) => isSeller);
  return { handover, candidates, ranking: rankSuccessors(handover, sellers) };
}

export interface Interim {
  readonly repId: string;
  readonly by: InterimSource;
}

interface Wanted {
  readonly takeOver: TakeOver;
  /** Who stands in already, and how they were found. */
  readonly standing: Interim | null;
  readonly deputyRepId: string | null;
}

/**
 * Who stands in: whoever does already, else the named deputy, the best successor of the same team, the manager of the team
 * or of one above it, the best successor of other teams, at last whoever acts. Null only for an actor who may not make a
 * rep of a manager who is none.
 */
export async function findInterim(
  world: PlanWorld,
  tx: Transaction,
  { actor, wanted }: { readonly actor: Actor; readonly wanted: Wanted },
): Promise<Interim | null> {
  const field = await readField(tx, wanted.takeOver);
  const byId = new Map(field.candidates.map((candidate) => [candidate.repId, candidate]));
  const { standing, deputyRepId } = wanted;
  if (standing && isAtWork(byId.get(standing.repId), field.handover)) return standing;
  if (deputyRepId !== null && isAtWork(byId.get(deputyRepId), field.handover)) {
    return { repId: deputyRepId, by: "deputy" };
  }
  const { ranked } = field.ranking;
  const { teamId } = field.handover;
  const colleague = ranked.find(({ repId }) => teamId !== null && byId.get(repId)?.teamId === teamId);
  if (colleague) return { repId: colleague.repId, by: "team" };
  for (const memberId of await managersAbove(tx, teamId)) {
    const repId = await repOfMember(world, tx, { actor, memberId, field });
    if (repId !== null) return { repId, by: "manager" };
  }
  if (ranked.length > 0) return { repId: ranked[0].repId, by: "other-team" };
  const repId = await repOfMember(world, tx, { actor, memberId: actor.memberId, field });
  return repId === null ? null : { repId, by: "operations" };
}

/** Named by hand, so capacity and sales force are whose name it is to judge. */
function isAtWork(candidate: StoredCandidate | undefined, handover: Handover): boolean {
  if (candidate === undefined) return false;
  const reason = excludeCandidate(candidate, handover, DEFAULT_RANKING)?.reason;
  return reason === undefined || reason === "over-capacity" || reason === "other-sales-force";
}

/** Managers of the team and of those above it, nearest first. */
async function managersAbove(tx: Transaction, teamId: string | null): Promise<readonly string[]> {
  if (teamId === null) return [];
  const managers: string[] = [];
  for (const id of await tx.teams.pathUp(teamId)) {
    const manager = (await tx.teams.find(id))?.managerMemberId;
    if (manager) managers.push(manager);
  }
  return managers;
}

interface Asked {
  readonly actor: Actor;
  readonly memberId: string;
  readonly field: Field;
}

/** The rep that a member is, who is made one where they are none: an owner must be a rep. Null where they cannot stand in. */
async function repOfMember(
  world: PlanWorld,
  tx: Transaction,
  { actor, memberId, field }: Asked,
): Promise<string | null> {
  const own = field.candidates.filter((candidate) => candidate.memberId === memberId);
  const fit = own.find((candidate) => isAtWork(candidate, field.handover));
  if (fit || own.length > 0) return fit?.repId ?? null;
  const member = await tx.members.find(memberId);
  if (!member?.isActive || !mayTry(actor, "reps:edit")) return null;
  const id = world.ids.next();
  const code = `stand-in ${memberId.slice(0, 8)}`;
  const nothing = { teamId: null, home: null, startsOn: null, endsOn: null };
  await tx.reps.create(id, {
    code,
    name: member.name,
    memberId,
    hoursPerWeek: 40,
    fullTimeShare: 1,
    ...nothing,
  });
  await tx.audit.append({
    action: "reps:create",
    objectKind: "rep",
    objectId: id,
    detail: { code, name: member.name, reason: "stands in where no rep can" },
  });
  return id;
}
