import type { DesignProblem } from "../../domain/design-problem.ts";
import { partsOf } from "../diagnose/connected-parts.ts";
import type { Bands } from "../state/bands.ts";

/** What is still to be covered. */
export interface Rest {
  readonly problem: DesignProblem;
  readonly bands: Bands;
  readonly isUncovered: (unit: number) => boolean;
}

/**
 * False where the uncovered units certainly cannot be shared out among the territories left: too much or too little in
 * all, or, where all of those are contiguous, parts that no whole number of territories fills. True proves nothing.
 */
export function canFillRest(rest: Rest, territories: readonly number[]): boolean {
  const { problem } = rest;
  const { units: parts } = partsOf(problem.adjacency, rest.isUncovered);
  const count = parts.reduce((sum, part) => sum + part.length, 0);
  if (count < territories.length || !fitsInAll(rest, parts.flat(), territories)) return false;
  if (territories.some((k) => !problem.territories[k].contiguous)) return true;
  let least = 0;
  let most = 0;
  for (const part of parts) {
    const range = countRange(rest, part, territories);
    if (range.least > range.most) return false;
    least += range.least;
    most += range.most;
  }
  return least <= territories.length && territories.length <= most;
}

function fitsInAll(
  { problem, bands }: Rest,
  units: readonly number[],
  territories: readonly number[],
): boolean {
  const K = problem.territories.length;
  return problem.measures.every(({ values }, m) => {
    const load = units.reduce((sum, u) => sum + values[u], 0);
    const sumOf = (limits: Float64Array) => territories.reduce((sum, k) => sum + limits[m * K + k], 0);
    const slack = SLACK * Math.abs(sumOf(bands.target));
    return load >= sumOf(bands.lower) - slack && load <= sumOf(bands.upper) + slack;
  });
}

/** How many of the territories a part could hold, were all as wide as the widest of them. */
export function countRange(
  { problem, bands }: Omit<Rest, "isUncovered">,
  part: readonly number[],
  territories: readonly number[],
): { least: number; most: number } {
  const K = problem.territories.length;
  let least = 1;
  let most = Math.min(part.length, territories.length);
  problem.measures.forEach(({ values }, m) => {
    const load = part.reduce((sum, u) => sum + values[u], 0);
    const lowest = Math.min(...territories.map((k) => bands.lower[m * K + k]));
    const highest = Math.max(...territories.map((k) => bands.upper[m * K + k]));
    if (load > 0 && highest < Number.POSITIVE_INFINITY)
      least = Math.max(
        least,
        highest > 0 ? Math.ceil((load / highest) * (1 - SLACK)) : Number.POSITIVE_INFINITY,
      );
    if (lowest > 0) most = Math.min(most, Math.floor((load / lowest) * (1 + SLACK)));
  });
  return { least, most };
}

/** Room for rounding, as a fraction. */
const SLACK = 2e-9;
