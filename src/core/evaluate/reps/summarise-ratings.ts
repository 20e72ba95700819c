import { RATED_TRAITS, type RatedTrait, type Rating } from "../../domain/rated-traits.ts";

/** What observers say of one trait of a rep. */
export interface RatingSummary {
  readonly trait: RatedTrait;
  readonly raters: number;
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
  /** "single": one rater is one opinion; "apart": they differ by two points or more and should talk; else "agree". */
  readonly agreement: "single" | "agree" | "apart";
}

const APART = 2;

/** Ratings by rep and trait, traits in their fixed order. Each rater counts once: the last score given. O(ratings). */
export function summariseRatings(ratings: readonly Rating[]): ReadonlyMap<string, readonly RatingSummary[]> {
  const scores = new Map<string, Map<RatedTrait, Map<string, number>>>();
  for (const { rep, rater, trait, score } of ratings) {
    const ofRep = scores.get(rep) ?? new Map<RatedTrait, Map<string, number>>();
    scores.set(rep, ofRep);
    ofRep.set(trait, (ofRep.get(trait) ?? new Map<string, number>()).set(rater, score));
  }
  return new Map(
    [...scores].map(([rep, traits]) => [
      rep,
      RATED_TRAITS.flatMap((trait) => {
        const given = traits.get(trait);
        return given === undefined ? [] : [summarise(trait, [...given.values()])];
      }),
    ]),
  );
}

function summarise(trait: RatedTrait, scores: readonly number[]): RatingSummary {
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
  return {
    ...{ trait, lowest, highest, raters: scores.length },
    mean: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    agreement: scores.length === 1 ? "single" : highest - lowest >= APART ? "apart" : "agree",
  };
}
