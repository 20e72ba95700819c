import { parseCivilDate } from "../../domain/civil-date.ts";
import { dayNumber } from "../../domain/day-number.ts";
import { haversineKm } from "../../geo/distance.ts";
import type { Measured } from "../weigh-parts.ts";
import { capacityHours } from "./exclude-candidate.ts";
import type { RankingSettings } from "./ranking-settings.ts";
import type { Candidate, HandedAccount, Handover, ScorePart } from "./successor.ts";

/** Every part of one candidate's score before it is weighed, with what it was computed from. */
export function measureParts(
  candidate: Candidate,
  handover: Handover,
  settings: RankingSettings,
): Readonly<Record<ScorePart, Measured>> {
  const { accounts } = handover;
  return {
    continuity: continuity(candidate, accounts),
    industry: matched(
      accounts,
      ({ industry }) => (industry === null ? [] : [industry]),
      candidate.industries,
    ),
    products: matched(accounts, ({ products }) => products, candidate.products),
    language:
      candidate.languages === null
        ? { value: null, inputs: {} }
        : matched(accounts, ({ language }) => (language === null ? [] : [language]), candidate.languages),
    experience: experience(candidate, handover, settings),
    headroom: headroom(candidate, accounts, settings),
    proximity: proximity(candidate, accounts, settings),
    team: team(candidate, handover),
  };
}

/** Accounts count by revenue; where none has any, each counts the same. */
const weightOf = (accounts: readonly HandedAccount[]): ((account: HandedAccount) => number) =>
  accounts.some(({ revenue }) => revenue > 0) ? ({ revenue }) => Math.max(0, revenue) : () => 1;

/** Share of the accounts, by revenue, that know the candidate already. */
function continuity({ knownAccountIds }: Candidate, accounts: readonly HandedAccount[]): Measured {
  const weight = weightOf(accounts);
  let all = 0;
  let known = 0;
  let knownAccounts = 0;
  for (const account of accounts) {
    all += weight(account);
    if (!knownAccountIds.has(account.id)) continue;
    known += weight(account);
    knownAccounts++;
  }
  return { value: all > 0 ? known / all : null, inputs: { knownAccounts, accounts: accounts.length } };
}

/** Share of the accounts, by revenue, of whose traits the candidate knows one; accounts without a trait tell nothing. */
function matched(
  accounts: readonly HandedAccount[],
  traitsOf: (account: HandedAccount) => readonly string[],
  known: ReadonlySet<string>,
): Measured {
  const telling = accounts.filter((account) => traitsOf(account).length > 0);
  const weight = weightOf(telling);
  let all = 0;
  let met = 0;
  let matchedAccounts = 0;
  for (const account of telling) {
    all += weight(account);
    if (!traitsOf(account).some((trait) => known.has(trait))) continue;
    met += weight(account);
    matchedAccounts++;
  }
  const inputs = { matchedAccounts, accountsThatTell: telling.length };
  return { value: all > 0 ? met / all : null, inputs };
}

function experience(
  { startsOn }: Candidate,
  { from }: Handover,
  { fullExperienceYears }: RankingSettings,
): Measured {
  if (startsOn === null) return { value: null, inputs: { yearsOfService: null } };
  const years = Math.max(0, (dayOf(from) - dayOf(startsOn)) / 365.25);
  return { value: Math.min(1, years / fullExperienceYears), inputs: { yearsOfService: years } };
}

/** What is left below the limit once the territory is taken over, as a share of the limit. */
function headroom(
  candidate: Candidate,
  accounts: readonly HandedAccount[],
  { capacityLimit }: RankingSettings,
): Measured {
  const capacity = capacityHours(candidate);
  const added = accounts.reduce((sum, { workloadHours }) => sum + workloadHours, 0);
  const loadAfter = (candidate.bookedHoursPerMonth + added) / capacity;
  return {
    value: Math.min(1, Math.max(0, 1 - loadAfter / capacityLimit)),
    inputs: {
      capacityHoursPerMonth: capacity,
      bookedHoursPerMonth: candidate.bookedHoursPerMonth,
      addedHoursPerMonth: added,
    },
  };
}

/** Mean straight-line distance from home to the accounts, by workload; halves with every half-distance. */
function proximity(
  { home }: Candidate,
  accounts: readonly HandedAccount[],
  { halfDistanceKm }: RankingSettings,
): Measured {
  let weights = 0;
  let sum = 0;
  const placed = accounts.filter(({ position }) => position !== null);
  const hasWorkload = placed.some(({ workloadHours }) => workloadHours > 0);
  if (home !== null) {
    for (const { position, workloadHours } of placed) {
      if (position === null) continue;
      const weight = hasWorkload ? workloadHours : 1;
      weights += weight;
      sum += weight * haversineKm(home.lon, home.lat, position.lon, position.lat);
    }
  }
  const meanKm = weights > 0 ? sum / weights : null;
  return {
    value: meanKm === null ? null : 0.5 ** (meanKm / halfDistanceKm),
    inputs: { meanKm, placedAccounts: placed.length },
  };
}

/** 1 in the same team, ½ under the same manager. */
function team(candidate: Candidate, { teamId, managerId }: Handover): Measured {
  if (teamId === null) return { value: null, inputs: {} };
  const isSameTeam = candidate.teamId === teamId;
  const isSameManager = managerId !== null && candidate.managerId === managerId;
  const value = isSameTeam ? 1 : isSameManager ? 0.5 : 0;
  return { value, inputs: { sameTeam: isSameTeam ? 1 : 0, sameManager: isSameManager ? 1 : 0 } };
}

function dayOf(date: string): number {
  const [year, month, day] = (parseCivilDate(date) ?? "1970-01-01").split("-").map(Number);
  return dayNumber(year, month, day);
}
