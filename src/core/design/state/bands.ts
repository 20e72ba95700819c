import type { DesignProblem, Measure, TerritorySpec } from "../../domain/design-problem.ts";

/** Hard limits per measure and territory; entry m × K + k belongs to measure m and territory k. Values in the measure's unit. */
export interface Bands {
  readonly target: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Turns a violation into a fraction of the target, so that measures with different units can be added. */
  readonly scale: Float64Array;
}

/** Room for rounding when a sum of measures is held against a limit, as a fraction of the limit. */
const ROUNDING_SLACK = 1e-9;

/** Computes target = covered total × share ÷ Σ share, the ± tolerance band around it, and narrows it by the capacities. */
export function computeBands(problem: DesignProblem): Bands {
  const territoryCount = problem.territories.length;
  const size = problem.measures.length * territoryCount;
  const bands = {
    target: new Float64Array(size),
    lower: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
    upper: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    scale: new Float64Array(size),
  };
  problem.measures.forEach((measure, m) => {
    const total = coveredTotal(measure, problem.lockedTo);
    const shares = problem.territories.map((territory) => shareOf(territory, measure.key));
    const shareSum = shares.reduce((sum, share) => sum + share, 0);
    problem.territories.forEach((territory, k) => {
      const at = m * territoryCount + k;
      const target = (total * shares[k]) / shareSum;
      bands.target[at] = target;
      bands.scale[at] = 1 / (target > 0 ? target : total > 0 ? total / territoryCount : 1);
      const { minimum, maximum } = hardLimits(measure, territory, target);
      const slack = ROUNDING_SLACK * Math.abs(target);
      bands.lower[at] = minimum - slack;
      bands.upper[at] = maximum + slack;
    });
  });
  return bands;
}

export const shareOf = (territory: TerritorySpec, measureKey: string): number =>
  territory.shareByMeasure[measureKey] ?? territory.share;

function coveredTotal(measure: Measure, lockedTo: Int32Array): number {
  let total = 0;
  for (let u = 0; u < lockedTo.length; u++) if (lockedTo[u] !== -2) total += measure.values[u];
  return total;
}

function hardLimits(measure: Measure, territory: TerritorySpec, target: number) {
  const tolerance = measure.tolerance;
  let minimum = tolerance === null ? Number.NEGATIVE_INFINITY : target * (1 - tolerance);
  let maximum = tolerance === null ? Number.POSITIVE_INFINITY : target * (1 + tolerance);
  for (const limit of territory.capacities) {
    if (limit.measureKey !== measure.key) continue;
    if (limit.minimum !== null) minimum = Math.max(minimum, limit.minimum);
    if (limit.maximum !== null) maximum = Math.min(maximum, limit.maximum);
  }
  return { minimum, maximum };
}
