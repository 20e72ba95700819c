import type { CivilDate } from "../../domain/civil-date.ts";
import type { WeighedPart } from "../weigh-parts.ts";

/** Parts of a successor's score, each 0 … 1 before it is weighed. */
export const SCORE_PARTS = [
  "continuity",
  "industry",
  "experience",
  "headroom",
  "proximity",
  "products",
  "language",
  "team",
] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

/** An account of the vacant territory. Degrees; money per year; workload in hours per month. */
export interface HandedAccount {
  readonly id: string;
  readonly position: { readonly lon: number; readonly lat: number } | null;
  readonly industry: string | null;
  readonly products: readonly string[];
  /** Language that its people speak; null: not known. */
  readonly language: string | null;
  readonly revenue: number;
  readonly workloadHours: number;
}

/** What is to be taken over, by whom it was worked before, and when. */
export interface Handover {
  readonly accounts: readonly HandedAccount[];
  readonly salesForce: string;
  readonly absentRepId: string;
  readonly teamId: string | null;
  readonly managerId: string | null;
  /** Dates on which the successor must be at work, first and last one. */
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** Somebody who could take it. */
export interface Candidate {
  readonly repId: string;
  readonly code: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly managerId: string | null;
  /** First day in and first day out of service; null: open. */
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  /** Leaves, half-open. */
  readonly away: readonly { readonly from: CivilDate; readonly to: CivilDate | null }[];
  /** Where they own or support a territory at the time; empty: nowhere. */
  readonly salesForces: readonly string[];
  readonly hoursPerWeek: number;
  /** 1 = full time. */
  readonly fullTimeShare: number;
  /** Workload of the territories they own at the time, hours per month. */
  readonly bookedHoursPerMonth: number;
  readonly home: { readonly lon: number; readonly lat: number } | null;
  /** Accounts of the handover with which they had a done contact or a sale in the window. */
  readonly knownAccountIds: ReadonlySet<string>;
  /** Of the accounts they sold to in the window. */
  readonly industries: ReadonlySet<string>;
  /** What they sold in the window. */
  readonly products: ReadonlySet<string>;
  /** Null: nobody asked. */
  readonly languages: ReadonlySet<string> | null;
}

export type ScoredPart = WeighedPart<ScorePart>;

export interface RankedSuccessor {
  readonly repId: string;
  readonly code: string;
  readonly name: string;
  /** 1 = first. Those who cannot be told apart share a rank. */
  readonly rank: number;
  /** 0 … 100. */
  readonly score: number;
  readonly parts: readonly ScoredPart[];
}

export type ExclusionReason =
  | "is-absent-rep"
  | "not-in-service"
  | "on-leave"
  | "other-sales-force"
  | "over-capacity";

export interface ExcludedCandidate {
  readonly repId: string;
  readonly code: string;
  readonly name: string;
  readonly reason: ExclusionReason;
  /** In words, with the figures. */
  readonly detail: string;
}

export interface SuccessorRanking {
  /** Best first; of equals the one with more points, then by code. */
  readonly ranked: readonly RankedSuccessor[];
  readonly excluded: readonly ExcludedCandidate[];
  /** Parts left out because nobody's value is known. */
  readonly unknownParts: readonly ScorePart[];
  /** Whether the first is clearly ahead of the runner-up; null with fewer than two. */
  readonly isClear: boolean | null;
}
