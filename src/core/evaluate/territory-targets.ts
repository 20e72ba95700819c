import { type DesignProblem, type Measure, WHITE_SPACE } from "../domain/design-problem.ts";

/** Target of a measure per territory: total outside white space × share ÷ Σ share, in the measure's unit. */
export function territoryTargets(
  problem: Pick<DesignProblem, "territories" | "lockedTo">,
  measure: Measure,
): Float64Array {
  const { territories, lockedTo } = problem;
  let total = 0;
  measure.values.forEach((value, unit) => {
    if (lockedTo[unit] !== WHITE_SPACE) total += value;
  });
  const shares = Float64Array.from(territories, (spec) => spec.shareByMeasure[measure.key] ?? spec.share);
  const shareSum = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (shareSum > 0 ? (total * share) / shareSum : 0));
}
