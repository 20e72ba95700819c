import { counted } from "../../domain/counted.ts";
import { type Realignment, WHITE_SPACE } from "../../domain/design-problem.ts";
import type { Problem } from "../../domain/problem.ts";
import { isAbove } from "../bounds/load-limits.ts";
import type { DiagnosisView } from "./diagnosis-view.ts";
import { figure, listed, percent } from "./number-words.ts";

/**
 * Proof that a cap on the moved share is too small: what must leave overfull territories, what must enter
 * underfull ones and what locks move, each at the least moved weight (fractional knapsack). O(measures × n log n).
 */
export function findImpossibleMoveCap(view: DiagnosisView): Problem[] {
  const { realignment } = view.problem;
  if (!realignment || realignment.maximumMovedShare === null) return [];
  const total = realignment.movedWeight.reduce((sum, weight) => sum + weight, 0);
  const uncovered = uncoveredWeight(view, realignment);
  const allowed = realignment.maximumMovedShare * total - uncovered;
  let worst = lockedMoves(view, realignment);
  for (let m = 0; m < view.problem.measures.length; m++) {
    for (const need of [
      weightThatMustLeave(view, realignment, m),
      weightThatMustEnter(view, realignment, m),
    ]) {
      if (need.weight > worst.weight) worst = need;
    }
  }
  if (total <= 0 || !isAbove(worst.weight, allowed)) return [];
  const needed = (worst.weight + uncovered) / total;
  return [
    view.report("DES-114", "maximum moved share", {
      cause: `at most ${percent(realignment.maximumMovedShare)} of ${realignment.movedWeightKey} may move, but ${worst.reason}: that moves at least ${percent(needed)}`,
      fix: `let at least ${figure(Math.ceil(needed * 1000 - 1e-9) / 10, 1)} % move, widen the tolerance, or change the current plan's locks`,
    }),
  ];
}

interface NeededMoves {
  readonly weight: number;
  readonly reason: string;
}

/** White space that the current plan covers counts as moved. */
function uncoveredWeight(view: DiagnosisView, { current, movedWeight }: Realignment): number {
  let weight = 0;
  for (const [unit, lock] of view.problem.lockedTo.entries()) {
    if (lock === WHITE_SPACE && current[unit] >= 0) weight += movedWeight[unit];
  }
  return weight;
}

function lockedMoves(view: DiagnosisView, { current, movedWeight }: Realignment): NeededMoves {
  let weight = 0;
  let count = 0;
  for (const unit of view.covered) {
    if (view.fixedTo[unit] < 0 || current[unit] < 0 || current[unit] === view.fixedTo[unit]) continue;
    weight += movedWeight[unit];
    count++;
  }
  return {
    weight,
    reason: counted(
      count,
      "unit is fixed to another territory than it has now",
      "units are fixed to another territory than they have now",
    ),
  };
}

function weightThatMustLeave(
  view: DiagnosisView,
  { current, movedWeight }: Realignment,
  m: number,
): NeededMoves {
  const { values, key } = view.problem.measures[m];
  const upper = view.limits.upper[m];
  const load = currentLoads(view, current, m);
  let weight = 0;
  const overfull: string[] = [];
  for (let t = 0; t < load.length; t++) {
    if (!isAbove(load[t], upper[t])) continue;
    const movable = view.covered.filter((unit) => current[unit] === t && view.fixedTo[unit] !== t);
    weight += leastWeight({ movable, values, movedWeight, amount: load[t] - upper[t] });
    overfull.push(`${view.territoryLabel(t)} (${percent(load[t] / upper[t] - 1)} above)`);
  }
  return { weight, reason: `${key} must leave territories above their upper limit: ${listed(overfull)}` };
}

function weightThatMustEnter(
  view: DiagnosisView,
  { current, movedWeight }: Realignment,
  m: number,
): NeededMoves {
  const { values, key } = view.problem.measures[m];
  const lower = view.limits.lower[m];
  const load = currentLoads(view, current, m);
  // units without a territory move for nothing
  const price = movedWeight.map((value, unit) => (current[unit] < 0 ? 0 : value));
  let weight = 0;
  const underfull: string[] = [];
  for (let t = 0; t < load.length; t++) {
    if (!isAbove(lower[t], load[t])) continue;
    const movable = view.covered.filter(
      (unit) => current[unit] !== t && (view.fixedTo[unit] === -1 || view.fixedTo[unit] === t),
    );
    weight += leastWeight({ movable, values, movedWeight: price, amount: lower[t] - load[t] });
    underfull.push(`${view.territoryLabel(t)} (${percent(1 - load[t] / lower[t])} below)`);
  }
  return { weight, reason: `${key} must enter territories below their lower limit: ${listed(underfull)}` };
}

function currentLoads(view: DiagnosisView, current: Int32Array, m: number): Float64Array {
  const load = new Float64Array(view.problem.territories.length);
  for (const unit of view.covered) {
    if (current[unit] >= 0) load[current[unit]] += view.problem.measures[m].values[unit];
  }
  return load;
}

interface Knapsack {
  readonly movable: readonly number[];
  readonly values: Float64Array;
  readonly movedWeight: Float64Array;
  readonly amount: number;
}

/** Least moved weight that shifts `amount` of a measure when units may be split: a lower bound for whole units. */
function leastWeight({ movable, values, movedWeight, amount }: Knapsack): number {
  const useful = movable.filter((unit) => values[unit] > 0);
  useful.sort((a, b) => movedWeight[a] / values[a] - movedWeight[b] / values[b]);
  let left = amount;
  let weight = 0;
  for (const unit of useful) {
    if (left <= 0) break;
    const part = Math.min(1, left / values[unit]);
    weight += part * movedWeight[unit];
    left -= part * values[unit];
  }
  return weight;
}
