import type { ScorePart } from "./successor.ts";

export interface RankingSettings {
  /** Relative to each other; 0 leaves a part out. */
  readonly weights: Readonly<Record<ScorePart, number>>;
  /**
   * How far the weights may be off, as a share. One candidate is ahead of another only if every weight between
   * (1 − this) and (1 + this) times its own would say so too: weights are judgement, and an order that hangs on them is none.
   */
  readonly weightTolerance: number;
  /** Whoever's booked workload is above this multiple of their capacity takes nothing more. */
  readonly capacityLimit: number;
  /** Distance from home at which proximity counts half. */
  readonly halfDistanceKm: number;
  /** Service after which nothing is added for experience. */
  readonly fullExperienceYears: number;
}

/**
 * Defaults of our own, not published, and therefore arguments. Continuity 35, industry 20, experience 20 and proximity 15
 * are the parts of the rep–territory score that this product uses everywhere; the 10 for skills are split between products
 * and language. Industry counts as much as experience because a successor with similar industry experience saves more
 * of the loss that a change of rep brings, 13–18 % of annual sales, than a star does (Shi, Sridhar, Grewal & Lilien,
 * Journal of Marketing 2017). Head-room and team are added for successions: work must fit into the week at once, and the
 * team's manager goes on answering for it.
 */
export const DEFAULT_RANKING: RankingSettings = {
  weights: {
    continuity: 35,
    industry: 20,
    experience: 20,
    headroom: 20,
    proximity: 15,
    products: 5,
    language: 5,
    team: 5,
  },
  weightTolerance: 0.25,
  capacityLimit: 1.15,
  halfDistanceKm: 50,
  fullExperienceYears: 3,
};
