import type { Budget } from "../../../search/budget.ts";
import type { ColumnPool } from "./column-pool.ts";

interface RaiseInput {
  readonly pool: ColumnPool;
  /** Unit prices to start from. */
  readonly alpha: Float64Array;
  /** How strongly each unit's price moves: its weight in the objective. */
  readonly pace: Float64Array;
  /** Cost of a known plan; Infinity where none. */
  readonly incumbent: number;
  readonly budget: Budget;
  /** Ends earlier than the budget. */
  readonly mostIterations?: number;
  /** Ends when 300 iterations close less than this share of the gap to the incumbent; 0 = never for this reason. */
  readonly stallShare?: number;
}

export interface RaisedBound {
  readonly value: number;
  readonly alpha: Float64Array;
  readonly iterations: number;
}

/** The bound counts as equal to the incumbent within this fraction. */
const PROVEN_GAP = 1e-9;

const STALL_ITERATIONS = 300;

/**
 * Raises the Lagrangian bound by the volume algorithm (Barahona and Anbil 2000): steps from the best prices so far
 * along a moving average of the subgradients, with Polyak's step length towards the incumbent.
 */
export function raiseBound(input: RaiseInput): RaisedBound {
  const {
    pool,
    alpha,
    pace,
    incumbent,
    budget,
    mostIterations = Number.POSITIVE_INFINITY,
    stallShare = 0,
  } = input;
  const n = alpha.length;
  let best = alpha.slice();
  let { value, cover } = pool.price(best, incumbent);
  const average = cover.slice();
  const trial = new Float64Array(n);
  let factor = 1;
  let failures = 0;
  let mixMost = 0.1;
  let checkpoint = value;
  let stallCheckpoint = value;
  let iterations = 1;
  budget.spend(1);
  for (; iterations < mostIterations && budget.fractionDone() < 1; iterations++) {
    if (value >= incumbent * (1 - PROVEN_GAP)) break;
    const length = squaredLength(average, pace);
    if (length <= 0) break;
    const target = incumbent < Number.POSITIVE_INFINITY ? incumbent : value + 0.05 * Math.abs(value);
    const step = (factor * (target - value)) / length;
    for (let i = 0; i < n; i++) trial[i] = best[i] + step * pace[i] * average[i];
    const priced = pool.price(trial, incumbent);
    budget.spend(1);
    const isAligned = dot(priced.cover, average, pace) > 0;
    const mix = bestMix(priced.cover, average, { pace, most: mixMost });
    for (let i = 0; i < n; i++) average[i] = mix * priced.cover[i] + (1 - mix) * average[i];
    if (priced.value > value) {
      value = priced.value;
      best = trial.slice();
      failures = 0;
      if (isAligned) factor = Math.min(2, factor * 1.1);
    } else if (++failures >= 20) {
      factor = Math.max(1e-5, factor * 0.66);
      failures = 0;
    }
    if (iterations % STALL_ITERATIONS === 0) {
      if (value - stallCheckpoint < stallShare * (incumbent - value)) break;
      stallCheckpoint = value;
    }
    if (iterations % 100 === 0) {
      if (value - checkpoint < 0.0005 * Math.abs(value)) mixMost = Math.max(0.001, mixMost / 2);
      checkpoint = value;
    }
  }
  return { value, alpha: best, iterations };
}

function squaredLength(vector: Float64Array, pace: Float64Array): number {
  return dot(vector, vector, pace);
}

function dot(a: Float64Array, b: Float64Array, pace: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += pace[i] * a[i] * b[i];
  return sum;
}

/** Share of the new subgradient that makes the average shortest, within [most ÷ 10, most]. */
function bestMix(
  fresh: Float64Array,
  average: Float64Array,
  { pace, most }: { readonly pace: Float64Array; readonly most: number },
): number {
  let numerator = 0;
  let denominator = 0;
  for (let i = 0; i < fresh.length; i++) {
    const difference = fresh[i] - average[i];
    numerator -= pace[i] * average[i] * difference;
    denominator += pace[i] * difference * difference;
  }
  if (denominator <= 0) return most;
  const mix = numerator / denominator;
  return mix < 0 ? most / 10 : Math.min(most, Math.max(most / 10, mix));
}
