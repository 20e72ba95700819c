import { CONFIDENCE } from "./interval.ts";
import { normalQuantile } from "./normal-distribution.ts";

/** A net promoter score in points, −100 … 100, and how sure it is. */
export interface PromoterScore {
  readonly score: number;
  readonly standardError: number;
  /** Half of the 95 % interval. */
  readonly margin: number;
}

/** Share of promoters less share of detractors, with its standard error √((p + d − (p − d)²) ÷ n); null without answers. */
export function promoterScore(promoters: number, detractors: number, answers: number): PromoterScore | null {
  if (answers <= 0) return null;
  const difference = (promoters - detractors) / answers;
  const variance = (promoters + detractors) / answers - difference ** 2;
  const standardError = 100 * Math.sqrt(variance / answers);
  return {
    score: 100 * difference,
    standardError,
    margin: standardError * normalQuantile((1 + CONFIDENCE) / 2),
  };
}
