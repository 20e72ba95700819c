import { matchReps } from "../../core/assign/matching/match-reps.ts";
import type { MatchRep, RepMatching } from "../../core/assign/matching/matching.ts";
import { DEFAULT_MATCHING } from "../../core/assign/matching/matching-settings.ts";
import { summariseTerritories } from "../../core/assign/matching/summarise-territories.ts";
import { capacityHours } from "../../core/assign/successors/exclude-candidate.ts";
import { addDays } from "../../core/domain/add-days.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedAssignment } from "../ports/rows/assignments.ts";
import type { StoredCandidate } from "../ports/rows/successors.ts";
import { notFound } from "../refuse.ts";
import { lowestTerritories } from "./plan-territories.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface MatchingRequest {
  readonly planId: string;
  /** Null: the date on which the plan begins to hold, or today where none is set. */
  readonly date: CivilDate | null;
  /** Points that a change of rep must gain; null: the default. */
  readonly leastGain: number | null;
}

export interface PlanMatching extends RepMatching {
  readonly date: CivilDate;
  readonly leastGain: number;
  /** Ids by code, of what the matching names. */
  readonly territoryIds: ReadonlyMap<string, string>;
  readonly reps: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

/** Two years of contacts and sales tell who knows an account. */
const WINDOW_DAYS = 730;

/**
 * Who should own which lowest territory of a plan from a date on, scored from what the store knows. A rep takes as many as they own
 * today, one at least. Problem: APP-404.
 */
export function matchTerritories(
  world: PlanWorld,
  actor: Actor,
  request: MatchingRequest,
): Promise<Outcome<PlanMatching>> {
  return act(world, actor, "plans:inspect", async (tx) => {
    const plan = await tx.plans.find(request.planId);
    if (!plan) return notFound("plan", request.planId);
    const date = request.date ?? plan.effectiveFrom ?? actor.today;
    const since = addDays(date, -WINDOW_DAYS);
    const territories = lowestTerritories(await tx.territories.list(plan.id));
    const owners = ownersOn(await tx.assignments.list(plan.id, null), date);
    const candidates = await tx.successors.candidates({ territoryId: null, date, since });
    const accounts = await tx.matching.accounts(plan.id, since);
    const held = new Map<string, number>();
    for (const code of owners.values()) held.set(code, (held.get(code) ?? 0) + 1);
    const heads = territories.map(({ code }) => ({
      code,
      incumbent: owners.get(code) ?? null,
      licences: [],
    }));
    const settings = {
      ...DEFAULT_MATCHING,
      leastGain: request.leastGain ?? DEFAULT_MATCHING.leastGain,
    };
    // whoever sells, and works for this sales force or for none yet
    const reps = candidates.filter(
      ({ isSeller, salesForces, code }) =>
        held.has(code) || (isSeller && (salesForces.length === 0 || salesForces.includes(plan.salesForce))),
    );
    const matching = matchReps(
      {
        territories: summariseTerritories(heads, accounts, settings),
        reps: reps.map((rep) => toMatchRep(rep, { date, mostTerritories: held.get(rep.code) ?? 1 })),
        pairs: [],
        date,
      },
      settings,
    );
    return success({
      ...matching,
      date,
      leastGain: settings.leastGain,
      territoryIds: new Map(territories.map(({ code, id }) => [code, id])),
      reps: new Map(reps.map(({ code, repId, name }) => [code, { id: repId, name }])),
    });
  });
}

/** Code of the primary rep of each territory on a date; who stands in is no incumbent. */
const ownersOn = (assignments: readonly NamedAssignment[], date: CivilDate): ReadonlyMap<string, string> =>
  new Map(
    assignments
      .filter(({ role, from, to }) => role === "primary" && from <= date && (to === null || date < to))
      .map(({ territoryCode, repCode }) => [territoryCode, repCode]),
  );

interface Staffing {
  readonly date: CivilDate;
  readonly mostTerritories: number;
}

const DAY_MILLISECONDS = 86_400_000;
const DAYS_PER_YEAR = 365.25;

function toMatchRep(candidate: StoredCandidate, { date, mostTerritories }: Staffing): MatchRep {
  const { code, name, home, startsOn, endsOn, away, industries, products } = candidate;
  const days = startsOn === null ? null : (Date.parse(date) - Date.parse(startsOn)) / DAY_MILLISECONDS;
  return {
    ...{ code, name, home, startsOn, endsOn, away, mostTerritories },
    capacityHoursPerMonth: capacityHours(candidate),
    experienceYears: days === null ? null : Math.max(0, days / DAYS_PER_YEAR),
    // who holds nothing yet has shown no strength, which is not the same as having none
    strengths: {
      industry: industries.size > 0 ? industries : null,
      products: products.size > 0 ? products : null,
      language: null,
      interaction: null,
    },
    licences: new Set(),
  };
}
