import type { PlanUnderCheck } from "../violation.ts";

/** Σ of a measure over the units of each territory. */
export function sumByTerritory({ problem, assignment }: PlanUnderCheck, values: Float64Array): Float64Array {
  const sums = new Float64Array(problem.territories.length);
  assignment.forEach((territory, unit) => {
    if (territory >= 0) sums[territory] += values[unit];
  });
  return sums;
}
