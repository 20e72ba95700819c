import type { MatchPart } from "./matching.ts";

export interface MatchingSettings {
  /** Relative to each other; 0 leaves a part out. */
  readonly weights: Readonly<Record<MatchPart, number>>;
  /** How far the weights may be off, as a share, before a lead is none. */
  readonly weightTolerance: number;
  /** Points by which a change of rep must better the whole; below them the incumbent stays. At least 0. */
  readonly leastGain: number;
  /** Whoever would work above this multiple of capacity may not; today's owner still may. */
  readonly capacityLimit: number;
  readonly halfDistanceKm: number;
  readonly fullExperienceYears: number;
  /** Accounts are large as long as they make up this share of all revenue, largest first. */
  readonly largeAccountShare: number;
  /** Share of yearly sales lost where a rep changes, low and high. */
  readonly transitionLoss: readonly [number, number];
  /** Share of that loss that a follower with experience of the same industries saves. */
  readonly mitigation: number;
}

/**
 * Weights are defaults of our own, not published: continuity 35, industry and segment 20 (products among them), experience against
 * the size of accounts 20, proximity 15, language and channel 10. A change of rep loses 13.2 to 17.6 % of annual sales; a follower
 * with similar industry experience would have saved 40 % of that (Shi, Sridhar, Grewal & Lilien, Journal of Marketing 2017).
 */
export const DEFAULT_MATCHING: MatchingSettings = {
  weights: {
    continuity: 35,
    experience: 20,
    industry: 15,
    products: 5,
    proximity: 15,
    language: 5,
    interaction: 5,
  },
  weightTolerance: 0.25,
  leastGain: 5,
  capacityLimit: 1.15,
  halfDistanceKm: 50,
  fullExperienceYears: 3,
  largeAccountShare: 0.5,
  transitionLoss: [0.132, 0.176],
  mitigation: 0.4,
};
