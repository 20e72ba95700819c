/** What observers rate of a rep, on a scale of 1 to 5. */
export const RATED_TRAITS = ["helping", "communication", "improvement", "problem-solving"] as const;
export type RatedTrait = (typeof RATED_TRAITS)[number];

/** One observer's score of one trait, a whole number from 1 to 5. */
export interface Rating {
  readonly rep: string;
  readonly rater: string;
  readonly trait: RatedTrait;
  readonly score: number;
}
