import type { CivilDate } from "../../domain/civil-date.ts";
import type { WeighedPart } from "../weigh-parts.ts";

/** Parts of the score of a rep for a territory, each 0 … 1 before it is weighed. */
export const MATCH_PARTS = [
  "continuity",
  "experience",
  "industry",
  "products",
  "proximity",
  "language",
  "interaction",
] as const;
export type MatchPart = (typeof MATCH_PARTS)[number];

/** Traits of accounts that a rep may be strong in. */
export const TRAITS = ["industry", "products", "language", "interaction"] as const;
export type Trait = (typeof TRAITS)[number];

export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** An account to be matched by, with the code of its territory. Money per year, workload in hours per month. */
export interface MatchAccount {
  readonly territory: string;
  readonly revenue: number;
  readonly workloadHours: number;
  /** Degrees. */
  readonly position: Place | null;
  /** Empty: not known. Interaction is what its stage needs: visit, call, remote. */
  readonly traits: Readonly<Record<Trait, readonly string[]>>;
  /** Codes of reps that have the relationship. */
  readonly knownBy: readonly string[];
}

/** A territory as it counts for the matching: what its accounts come to. */
export interface MatchTerritory {
  readonly code: string;
  readonly accounts: number;
  readonly revenue: number;
  readonly workloadHours: number;
  /** Centre of the accounts by workload; null where no position is known. */
  readonly centre: Place | null;
  /** Share of the revenue in large accounts; null without revenue. */
  readonly largeAccountShare: number | null;
  /** Share of what is known, by revenue, that each value of a trait has; empty where nothing is known. */
  readonly traits: Readonly<Record<Trait, ReadonlyMap<string, number>>>;
  /** Share of the revenue that knows a rep, by the rep's code. */
  readonly known: ReadonlyMap<string, number>;
  /** Who owns it today; null: nobody. */
  readonly incumbent: string | null;
  /** Licences without which nobody may own it. */
  readonly licences: readonly string[];
}

export interface MatchRep {
  readonly code: string;
  readonly name: string;
  readonly home: Place | null;
  /** Null: not known, and no limit. */
  readonly capacityHoursPerMonth: number | null;
  readonly experienceYears: number | null;
  /** First day in and first day out of service; null: open. */
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly away: readonly { readonly from: CivilDate; readonly to: CivilDate | null }[];
  /** What the rep is strong in; null: nobody asked. */
  readonly strengths: Readonly<Record<Trait, ReadonlySet<string> | null>>;
  readonly licences: ReadonlySet<string>;
  /** How many territories at most; a whole number of at least 0. */
  readonly mostTerritories: number;
}

/** A decision made beforehand: the rep must not, or must, own the territory. */
export interface FixedPair {
  readonly rep: string;
  readonly territory: string;
  readonly rule: "forbid" | "keep";
}

export interface MatchProblem {
  readonly territories: readonly MatchTerritory[];
  readonly reps: readonly MatchRep[];
  readonly pairs: readonly FixedPair[];
  /** The date from which it is to hold; null: no matter when, and nobody is out of service or on leave. */
  readonly date: CivilDate | null;
}

export type PairExclusion =
  | "forbidden"
  | "kept-for-another"
  | "not-in-service"
  | "on-leave"
  | "no-licence"
  | "over-capacity";

export interface ScoredPair {
  readonly rep: string;
  /** 0 … 100. */
  readonly score: number;
  readonly parts: readonly WeighedPart<MatchPart>[];
  /** Yearly revenue at risk by a change of rep to this one, money; 0 for who is known everywhere. */
  readonly transitionLoss: { readonly low: number; readonly high: number };
}

export interface TerritoryMatch {
  readonly territory: string;
  readonly incumbent: string | null;
  /** Null: no rep is left, or none may. */
  readonly assigned: ScoredPair | null;
  /** Best of the others; its points below the assigned one, negative where it is better here and needed more elsewhere. */
  readonly runnerUp: {
    readonly pair: ScoredPair;
    readonly pointsBehind: number;
    /** Territories that the runner-up is assigned to instead. */
    readonly neededIn: readonly string[];
  } | null;
  /** Whether the assigned rep is ahead of the runner-up whatever the weights are within their tolerance; null without either. */
  readonly isClear: boolean | null;
  /** The change against today; null where the incumbent stays or there was none. */
  readonly change: {
    readonly from: string;
    /** Null where the incumbent may own it no longer. */
    readonly pointsGained: number | null;
  } | null;
  /** Everybody who may, best first. */
  readonly candidates: readonly ScoredPair[];
  readonly excluded: readonly { readonly rep: string; readonly reason: PairExclusion }[];
  readonly unknownParts: readonly MatchPart[];
}

export interface RepMatching {
  /** By code. */
  readonly territories: readonly TerritoryMatch[];
  /** Reps that own nothing, by code. */
  readonly free: readonly string[];
  readonly totals: {
    /** Sum of the scores of the assigned pairs, and of today's owners as far as they may. */
    readonly score: number;
    readonly scoreToday: number;
    readonly changes: number;
    readonly unassigned: number;
    /** Of all changes together. */
    readonly transitionLoss: { readonly low: number; readonly high: number };
  };
}
