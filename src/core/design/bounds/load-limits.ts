import { type DesignProblem, WHITE_SPACE } from "../../domain/design-problem.ts";

/** Two loads closer than this fraction count as equal, so that rounding never proves or breaks anything. */
export const LIMIT_SLACK = 1e-9;

/** What each territory may hold of each measure; outer index measure, inner index territory. */
export interface LoadLimits {
  /** Total of each measure over the covered units. */
  readonly totals: Float64Array;
  readonly targets: readonly Float64Array[];
  /** Tightest lower limit from band and capacity; 0 where none. */
  readonly lower: readonly Float64Array[];
  /** Tightest upper limit from band and capacity; Infinity where none. */
  readonly upper: readonly Float64Array[];
}

/** Hard limits of every territory in the measures' units: target = total × share ÷ Σ share, band and capacity combined. */
export function loadLimits(problem: DesignProblem): LoadLimits {
  const { measures, territories, lockedTo } = problem;
  const totals = new Float64Array(measures.length);
  const targets: Float64Array[] = [];
  const lower: Float64Array[] = [];
  const upper: Float64Array[] = [];
  for (const [m, measure] of measures.entries()) {
    for (let u = 0; u < lockedTo.length; u++) if (lockedTo[u] !== WHITE_SPACE) totals[m] += measure.values[u];
    const shares = Float64Array.from(territories, (t) => t.shareByMeasure[measure.key] ?? t.share);
    const shareSum = shares.reduce((sum, share) => sum + share, 0);
    const target = shares.map((share) => (shareSum > 0 ? (totals[m] * share) / shareSum : 0));
    const { tolerance } = measure;
    const low = target.map((value) => (tolerance === null ? 0 : Math.max(0, value * (1 - tolerance))));
    const high = target.map((value) =>
      tolerance === null ? Number.POSITIVE_INFINITY : value * (1 + tolerance),
    );
    for (const [t, territory] of territories.entries()) {
      for (const capacity of territory.capacities) {
        if (capacity.measureKey !== measure.key) continue;
        low[t] = Math.max(low[t], capacity.minimum ?? 0);
        high[t] = Math.min(high[t], capacity.maximum ?? Number.POSITIVE_INFINITY);
      }
    }
    targets.push(target);
    lower.push(low);
    upper.push(high);
  }
  return { totals, targets, lower, upper };
}

/** Whether a load is above a limit by more than rounding. */
export function isAbove(value: number, limit: number): boolean {
  return value > limit + Math.abs(limit) * LIMIT_SLACK + Number.MIN_VALUE;
}
