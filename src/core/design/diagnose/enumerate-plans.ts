import type { DesignProblem } from "../../domain/design-problem.ts";
import type { Problem } from "../../domain/problem.ts";
import { isAbove, LIMIT_SLACK, type LoadLimits, loadLimits } from "../bounds/load-limits.ts";
import type { DiagnosisView } from "./diagnosis-view.ts";
import { percent, toleranceAtLeast } from "./number-words.ts";

/** Above this number of free units trying all plans takes too long. */
export const MOST_UNITS = 14;

/**
 * Tries every plan of a problem with at most 14 units outside locked territories.
 * Reports that none keeps all hard rules, with the smallest tolerance and the nearest numbers of territories that do.
 * A set of units is a bit mask; plans are built territory by territory over disjoint masks. O(K × 3^n).
 */
export function proveByEnumeration(view: DiagnosisView, isOnlyProof: boolean): Problem[] {
  const { problem } = view;
  const units = view.covered.filter(
    (unit) => view.fixedTo[unit] < 0 || !problem.territories[view.fixedTo[unit]].locked,
  );
  const open = problem.territories.map((_, t) => t).filter((t) => !problem.territories[t].locked);
  if (units.length === 0 || units.length > MOST_UNITS || open.length === 0 || open.length > units.length)
    return [];
  const trial = { view, problem, units, open };
  const choices = territoryChoices(trial);
  if (planExists(trial, choices, 0)) return [];
  const causeTail = isOnlyProof ? "" : " (this includes the causes named above)";
  return [
    view.report("DES-120", `${open.length} territories`, {
      cause: `all ways to put the ${units.length} free units into ${open.length} territories were tried: none keeps every hard rule${causeTail}`,
      fix: nearestWishes(trial, choices),
    }),
  ];
}

interface Trial {
  readonly view: DiagnosisView;
  readonly problem: DesignProblem;
  readonly units: readonly number[];
  readonly open: readonly number[];
}

/** What one territory may hold: a mask of units, the tolerance this needs beyond the one asked for (else 0), what moves. */
interface Choice {
  readonly mask: number;
  readonly needed: number;
  readonly moved: number;
}

/** Masks that keep every rule of a territory but its bands. */
function territoryChoices(trial: Trial): Choice[][] {
  const { problem, units, open } = trial;
  const size = 1 << units.length;
  const { targets } = loadLimits(problem);
  const neighbours = neighbourMasks(trial);
  const loads = problem.measures.map((measure) => maskSums(units.map((unit) => measure.values[unit])));
  const allowed = new Uint8Array(size);
  const connected = new Uint8Array(size);
  for (let mask = 1; mask < size; mask++) {
    allowed[mask] = keepsPairs(trial, mask) ? 1 : 0;
    connected[mask] = allowed[mask] && isConnected(neighbours, mask) ? 1 : 0;
  }
  return open.map((t) => {
    const keeps = problem.territories[t].contiguous ? connected : allowed;
    const [must, mustNot] = fixedMasks(trial, t);
    const moved = maskSums(units.map((unit) => movedWeight(problem, unit, t)));
    const choices: Choice[] = [];
    for (let mask = 1; mask < size; mask++) {
      if (!keeps[mask] || (mask & must) !== must || (mask & mustNot) !== 0) continue;
      const needed = neededTolerance({ problem, targets }, t, (m) => loads[m][mask]);
      if (needed < Number.POSITIVE_INFINITY) choices.push({ mask, needed, moved: moved[mask] });
    }
    return choices;
  });
}

function neighbourMasks({ problem, units }: Trial): number[] {
  const bitOf = new Map(units.map((unit, bit) => [unit, bit]));
  const { offsets, neighbours } = problem.adjacency;
  return units.map((unit) => {
    let mask = 0;
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      const bit = bitOf.get(neighbours[e]);
      if (bit !== undefined) mask |= 1 << bit;
    }
    return mask;
  });
}

function maskSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(1 << values.length);
  for (let mask = 1; mask < sums.length; mask++) {
    const bit = 31 - Math.clz32(mask & -mask);
    sums[mask] = sums[mask & (mask - 1)] + values[bit];
  }
  return sums;
}

function isConnected(neighbours: readonly number[], mask: number): boolean {
  let reached = mask & -mask;
  let frontier = reached;
  while (frontier !== 0) {
    const bit = 31 - Math.clz32(frontier & -frontier);
    frontier &= frontier - 1;
    const fresh = neighbours[bit] & mask & ~reached;
    reached |= fresh;
    frontier |= fresh;
  }
  return reached === mask;
}

function keepsPairs({ view, problem, units }: Trial, mask: number): boolean {
  const bitOf = (unit: number) => units.indexOf(unit);
  const holds = (unit: number) => bitOf(unit) >= 0 && (mask & (1 << bitOf(unit))) !== 0;
  for (const [a, b] of problem.requiredPairs) {
    if (view.fixedTo[a] >= -1 && view.fixedTo[b] >= -1 && holds(a) !== holds(b)) return false;
  }
  return problem.forbiddenPairs.every(([a, b]) => !(holds(a) && holds(b)));
}

function fixedMasks({ view, units }: Trial, t: number): [number, number] {
  let must = 0;
  let mustNot = 0;
  for (const [bit, unit] of units.entries()) {
    const fixed = view.fixedTo[unit];
    if (fixed === t) must |= 1 << bit;
    else if (fixed >= 0) mustNot |= 1 << bit;
  }
  return [must, mustNot];
}

function movedWeight({ realignment }: DesignProblem, unit: number, territory: number): number {
  if (!realignment) return 0;
  const from = realignment.current[unit];
  return from >= 0 && from !== territory ? realignment.movedWeight[unit] : 0;
}

/** 0 inside all limits, else the tolerance that would do; Infinity where a capacity is broken. */
function neededTolerance(
  { problem, targets }: { problem: DesignProblem; targets: LoadLimits["targets"] },
  t: number,
  loadOf: (m: number) => number,
): number {
  let needed = 0;
  for (const [m, measure] of problem.measures.entries()) {
    const load = loadOf(m);
    for (const { measureKey, minimum, maximum } of problem.territories[t].capacities) {
      if (measureKey !== measure.key) continue;
      if (minimum !== null && isAbove(minimum, load)) return Number.POSITIVE_INFINITY;
      if (maximum !== null && isAbove(load, maximum)) return Number.POSITIVE_INFINITY;
    }
    if (measure.tolerance === null) continue;
    const target = targets[m][t];
    const gap = Math.abs(load - target);
    if (gap <= target * measure.tolerance + target * LIMIT_SLACK) continue;
    needed = Math.max(needed, target > 0 ? gap / target : Number.POSITIVE_INFINITY);
  }
  return needed;
}

/** Whether disjoint choices, one per territory, cover all units within the cap on moves. */
function planExists(trial: Trial, choices: readonly (readonly Choice[])[], tolerance: number): boolean {
  const { units, problem } = trial;
  const all = (1 << units.length) - 1;
  const alike = areAlike(trial);
  let least = new Map<number, number>([[0, 0]]);
  for (const options of choices) {
    const usable = options.filter((choice) => choice.needed <= tolerance);
    const next = new Map<number, number>();
    for (const [used, moved] of least) {
      const mustHold = alike ? ~used & (used + 1) : 0;
      for (const choice of usable) {
        if ((choice.mask & used) !== 0 || (choice.mask & mustHold) !== mustHold) continue;
        const sum = moved + choice.moved;
        const union = used | choice.mask;
        if (sum < (next.get(union) ?? Number.POSITIVE_INFINITY)) next.set(union, sum);
      }
    }
    least = next;
  }
  const moved = least.get(all);
  return moved !== undefined && !isAbove(moved + lockedMoves(trial), movedCap(problem));
}

function movedCap({ realignment }: DesignProblem): number {
  if (!realignment || realignment.maximumMovedShare === null) return Number.POSITIVE_INFINITY;
  return realignment.maximumMovedShare * realignment.movedWeight.reduce((sum, weight) => sum + weight, 0);
}

function lockedMoves({ view, problem, units }: Trial): number {
  const tried = new Set(units);
  let moved = 0;
  for (let unit = 0; unit < problem.lockedTo.length; unit++) {
    // white space counts as moved where the current plan covers it
    if (!tried.has(unit)) moved += movedWeight(problem, unit, view.fixedTo[unit]);
  }
  return moved;
}

/** Whether the open territories are interchangeable, so that only one of each set of relabelled plans needs trying. */
function areAlike({ view, problem, units, open }: Trial): boolean {
  if (problem.realignment || units.some((unit) => view.fixedTo[unit] >= 0)) return false;
  const looks = open.map((t) => {
    const { share, shareByMeasure, contiguous, capacities } = problem.territories[t];
    return JSON.stringify([share, shareByMeasure, contiguous, capacities]);
  });
  return looks.every((look) => look === looks[0]);
}

function nearestWishes(trial: Trial, choices: readonly (readonly Choice[])[]): string {
  const wishes: string[] = [];
  const steps = [...new Set(choices.flat().map((choice) => choice.needed))].sort((a, b) => a - b);
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (planExists(trial, choices, steps[middle])) high = middle;
    else low = middle + 1;
  }
  if (low < steps.length)
    wishes.push(
      `with ${trial.open.length} territories the tolerance must be at least ${toleranceAtLeast(steps[low])}`,
    );
  const counts = possibleCounts(trial);
  if (counts.length > 0) {
    const tolerances = trial.problem.measures.flatMap(({ tolerance }) =>
      tolerance === null ? [] : [`±${percent(tolerance)}`],
    );
    wishes.push(
      `within ${tolerances.join(" and ") || "these limits"} ${counts.join(" or ")} territories are possible`,
    );
  }
  if (wishes.length > 0) return wishes.join("; ");
  return "no tolerance helps: lift a capacity, a lock, a pair, the moved share or contiguity";
}

/** Nearest smaller and larger numbers of like territories for which a plan exists. */
function possibleCounts(trial: Trial): number[] {
  if (!areAlike(trial) || trial.open.length < trial.problem.territories.length) return [];
  const asked = trial.open.length;
  const isPossible = (count: number): boolean => {
    const territories = Array.from({ length: count }, () => trial.problem.territories[0]);
    const other = {
      ...trial,
      problem: { ...trial.problem, territories },
      open: territories.map((_, t) => t),
    };
    return planExists(other, territoryChoices(other), 0);
  };
  const counts: number[] = [];
  for (let count = asked - 1; count >= 2; count--) {
    if (!isPossible(count)) continue;
    counts.push(count);
    break;
  }
  for (let count = asked + 1; count <= trial.units.length; count++) {
    if (!isPossible(count)) continue;
    counts.push(count);
    break;
  }
  return counts;
}
