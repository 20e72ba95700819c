import { counted } from "../../domain/counted.ts";
import type { Problem } from "../../domain/problem.ts";
import { isAbove, LIMIT_SLACK } from "../bounds/load-limits.ts";
import type { DiagnosisView } from "./diagnosis-view.ts";
import { haveEqualTargets } from "./heavy-loads.ts";
import { figure, percent } from "./number-words.ts";

/**
 * Proofs from packing whole units: more territories needed than asked for (bound L2 of Martello and Toth 1990),
 * or more or fewer units than the territories can hold by count. O(measures × n log n + n × large units).
 */
export function findImpossiblePacking(view: DiagnosisView): Problem[] {
  const problems: Problem[] = [];
  for (let m = 0; m < view.problem.measures.length; m++) {
    const found = packingProblem(view, m) ?? countProblem(view, m);
    if (found) problems.push(found);
  }
  return problems;
}

function packingProblem(view: DiagnosisView, m: number): Problem | null {
  const { problem, limits } = view;
  const upper = limits.upper[m].reduce((most, value) => Math.max(most, value), 0);
  if (!Number.isFinite(upper)) return null;
  const { values, key, tolerance } = problem.measures[m];
  const loads = Float64Array.from(view.covered, (unit) => values[unit])
    .sort()
    .reverse();
  if (loads.length === 0 || isAbove(loads[0], upper)) return null;
  const needed = territoriesNeeded(loads, upper * (1 + LIMIT_SLACK));
  const count = problem.territories.length;
  if (needed <= count) return null;
  const large = loads.filter((load) => load > upper / 2).length;
  const band = tolerance === null ? "" : `, or widen ±${percent(tolerance)}`;
  return view.report("DES-118", key, {
    cause: `whole units do not fit: ${counted(large, "unit holds", "units hold")} more than half of the upper limit ${figure(upper)} of ${key}, and ${needed} territories at least are needed where ${count} are asked for`,
    fix: haveEqualTargets(view, m)
      ? `ask for a number of territories that no large unit halves${band}, or split the largest units`
      : `raise the largest limits${band}, or split the largest units`,
  });
}

/** Least number of bins of a capacity for loads in descending order, none above it. */
function territoriesNeeded(loads: Float64Array, capacity: number): number {
  const sums = new Float64Array(loads.length + 1);
  for (let i = 0; i < loads.length; i++) sums[i + 1] = sums[i] + loads[i];
  const above = (limit: number): number => countAbove(loads, limit);
  const half = above(capacity / 2);
  let needed = Math.ceil(sums[loads.length] / capacity - 1e-9);
  let previous = Number.NaN;
  for (let i = 0; i < loads.length; i++) {
    const small = loads[i];
    if (small > capacity / 2 || small === previous) continue;
    if (small < capacity / 20) break;
    previous = small;
    const alone = above(capacity - small);
    const middle = half - alone;
    const firstBelow = countAtLeast(loads, small);
    const free = middle * capacity - (sums[half] - sums[alone]);
    const rest = sums[firstBelow] - sums[half];
    needed = Math.max(needed, half + Math.max(0, Math.ceil((rest - free) / capacity - 1e-9)));
  }
  return Math.max(needed, half);
}

function countAbove(descending: Float64Array, limit: number): number {
  return firstIndex(descending.length, (i) => descending[i] <= limit);
}

function countAtLeast(descending: Float64Array, limit: number): number {
  return firstIndex(descending.length, (i) => descending[i] < limit);
}

function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function countProblem(view: DiagnosisView, m: number): Problem | null {
  const { problem, limits } = view;
  const { values, key } = problem.measures[m];
  const loads = Float64Array.from(view.covered, (unit) => values[unit]).sort();
  const mostEach = mapLimits(limits.upper[m], (upper) => unitsThatFit(loads, upper * (1 + LIMIT_SLACK)));
  const descending = loads.slice().reverse();
  const leastEach = Array.from(limits.lower[m], (lower) =>
    unitsToReach(descending, lower * (1 - LIMIT_SLACK)),
  );
  const most = mostEach.reduce((sum, count) => sum + count, 0);
  const least = leastEach.reduce((sum, count) => sum + count, 0);
  if (least <= loads.length && loads.length <= most) return null;
  const tooMany = loads.length > most;
  return view.report("DES-119", key, {
    cause: tooMany
      ? `the upper limits of ${key} let the territories hold ${most} whole units at most, even the smallest ones, but there are ${loads.length}`
      : `the lower limits of ${key} need ${least} whole units at least, even the largest ones, but there are ${loads.length}`,
    fix: "widen the tolerance, change the number of territories, or use smaller units",
  });
}

/** Counts once per distinct limit: most territories share theirs. */
function mapLimits(limits: Float64Array, count: (limit: number) => number): number[] {
  const known = new Map<number, number>();
  return Array.from(limits, (limit) => {
    const value = known.get(limit) ?? count(limit);
    known.set(limit, value);
    return value;
  });
}

function unitsThatFit(ascending: Float64Array, upper: number): number {
  if (!Number.isFinite(upper)) return ascending.length;
  let sum = 0;
  let count = 0;
  while (count < ascending.length && sum + ascending[count] <= upper) sum += ascending[count++];
  return count;
}

function unitsToReach(descending: Float64Array, lower: number): number {
  let sum = 0;
  let count = 0;
  while (count < descending.length && sum < lower) sum += descending[count++];
  return Math.max(1, count);
}
