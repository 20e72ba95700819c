import { shrinkRates } from "../statistics/shrink-rates.ts";

/** A time in one stage: days since 1970-01-01. */
export interface StageSpell {
  readonly stage: string;
  readonly enteredDay: number;
}

/** One opportunity with all it went through. */
export interface OpportunityPath {
  /** In turn; at least one. */
  readonly spells: readonly StageSpell[];
  /** NaN while it is open. */
  readonly closedDay: number;
  readonly isWon: boolean;
  /** Money; NaN where unknown. */
  readonly amount: number;
}

/** Where an opportunity stands on a day: in which stage, and for how many days. */
export interface Standing {
  readonly stage: string;
  readonly ageDays: number;
}

/** The chance to win within the days asked for, by stage and by how long it has lasted. */
export interface StageChances {
  readonly stage: string;
  readonly bands: readonly {
    /** Days in the stage from which the band holds. */
    readonly fromDays: number;
    /** Opportunities that were in it and have been followed for long enough, and those won in time. */
    readonly followed: number;
    readonly won: number;
    /** Pulled towards the stage's. */
    readonly chance: number;
  }[];
}

/** Where an opportunity that is open on a day stood at its end; null where it was not open. */
export function standingOn({ spells, closedDay }: OpportunityPath, day: number): Standing | null {
  if (spells[0].enteredDay > day || closedDay <= day) return null;
  const last = spells.filter(({ enteredDay }) => enteredDay <= day).at(-1);
  return last === undefined ? null : { stage: last.stage, ageDays: day - last.enteredDay };
}

/** A day to tell chances on, and for how many days ahead. */
export interface Horizon {
  readonly today: number;
  readonly horizonDays: number;
}

/** An opportunity that reached an age in a stage and is known for the whole horizon after. */
export interface FollowedOpportunity {
  /** In the list of paths. */
  readonly place: number;
  /** When it reached the age. */
  readonly reachedDay: number;
  readonly isWonInTime: boolean;
}

/** An opportunity's time in a stage as it is known on a day: infinite where the end is still to come. */
interface KnownSpell {
  readonly place: number;
  readonly enteredDay: number;
  readonly leftDay: number;
  readonly wonDay: number;
}

const QUARTERS = [0, 0.25, 0.5, 0.75];

/**
 * Chances of being won within `horizonDays`, learnt from what is known on `today`. An opportunity counts in every band that it reached,
 * from the day it did, if the days after are known in full: so what is still open makes nobody look better or worse. Bands begin at
 * the quartiles of how long the stage lasted; their rates are pulled towards the stage's own. O(spells × log spells).
 */
export function learnChances(
  paths: readonly OpportunityPath[],
  horizon: Horizon,
): ReadonlyMap<string, StageChances> {
  return new Map(
    [...knownSpells(paths, horizon.today)].map(([stage, spells]) => {
      const lasted = spells
        .map(({ enteredDay, leftDay }) => Math.min(leftDay, horizon.today) - enteredDay)
        .sort((a, b) => a - b);
      const edges = [
        ...new Set(QUARTERS.map((share) => (share === 0 ? 0 : lasted[Math.floor(share * lasted.length)]))),
      ];
      const counts = edges.map((fromDays) => {
        const followed = followedFrom(spells, fromDays, horizon);
        const won = followed.filter(({ isWonInTime }) => isWonInTime).length;
        return { fromDays, followed: followed.length, won };
      });
      const { rates } = shrinkRates(
        counts.map(({ followed, won }) => ({ trials: followed, successes: won })),
      );
      const bands = counts.flatMap((count, index) => {
        const chance = rates[index];
        return chance === null ? [] : [{ ...count, chance }];
      });
      return [stage, { stage, bands }];
    }),
  );
}

/** The opportunities that the chance of a stage from an age on was learnt from. O(spells). */
export const listFollowed = (
  paths: readonly OpportunityPath[],
  { stage, fromDays, ...horizon }: Horizon & { readonly stage: string; readonly fromDays: number },
): readonly FollowedOpportunity[] =>
  followedFrom(knownSpells(paths, horizon.today).get(stage) ?? [], fromDays, horizon);

function knownSpells(
  paths: readonly OpportunityPath[],
  today: number,
): ReadonlyMap<string, readonly KnownSpell[]> {
  const spells = new Map<string, KnownSpell[]>();
  paths.forEach((path, place) => {
    const closed = path.closedDay <= today ? path.closedDay : Number.POSITIVE_INFINITY;
    path.spells.forEach(({ stage, enteredDay }, number) => {
      if (enteredDay > today) return;
      const next = path.spells[number + 1]?.enteredDay ?? Number.POSITIVE_INFINITY;
      const list = spells.get(stage) ?? [];
      list.push({
        ...{ place, enteredDay },
        leftDay: Math.min(next <= today ? next : Number.POSITIVE_INFINITY, closed),
        wonDay: path.isWon ? closed : Number.POSITIVE_INFINITY,
      });
      spells.set(stage, list);
    });
  });
  return spells;
}

const followedFrom = (
  spells: readonly KnownSpell[],
  fromDays: number,
  { today, horizonDays }: Horizon,
): readonly FollowedOpportunity[] =>
  spells.flatMap(({ place, enteredDay, leftDay, wonDay }) => {
    const reachedDay = enteredDay + fromDays;
    if (!(leftDay > reachedDay && reachedDay + horizonDays <= today)) return [];
    return [{ place, reachedDay, isWonInTime: wonDay <= reachedDay + horizonDays }];
  });

/** The band of chances that an opportunity stands in; null where nothing is known of its stage. */
export function bandOf(
  { stage, ageDays }: Standing,
  chances: ReadonlyMap<string, StageChances>,
): StageChances["bands"][number] | null {
  const bands = chances.get(stage)?.bands ?? [];
  return bands.filter(({ fromDays }) => fromDays <= ageDays).at(-1) ?? null;
}
