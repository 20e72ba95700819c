import { type DesignProblem, WHITE_SPACE } from "../domain/design-problem.ts";
import type { DesignResult } from "../domain/design-result.ts";
import { BrokenInvariant } from "../domain/problem.ts";
import { buildDistrictProblem, groupEvenly } from "./hierarchy/district-problem.ts";
import { restrictProblem } from "./hierarchy/restrict-problem.ts";

export interface HierarchyOptions {
  /** Number of districts (territories are dealt to them in their order, as evenly as possible), or the territories of each. */
  readonly districts: number | readonly (readonly number[])[];
  readonly solve: (problem: DesignProblem) => DesignResult | Promise<DesignResult>;
}

export type HierarchyResult =
  | {
      readonly status: "solved";
      /** Territory index per unit, or WHITE_SPACE. */
      readonly assignment: Int32Array;
      /** District index per territory. */
      readonly districtOf: Int32Array;
    }
  | {
      /** The level that failed (−1 = the districts themselves, else the district's index) and what the engine said of it. */
      readonly status: "failed";
      readonly district: number;
      readonly result: DesignResult;
    };

/** Bands of the districts, as fractions of the territories' own, tried one after the other until every district can be divided. */
const TOLERANCE_SHARES = [0.5, 0.2, 0.05];

/**
 * Two levels from the top: districts first, each with the target of its territories together, then the territories
 * inside each district. Both levels keep contiguity and bands; a territory's band is that of the whole problem.
 * The territory level keeps all hard rules; the cap on moves is spent by the districts first. Runs 1 + districts designs,
 * up to three times.
 */
export async function designHierarchy(
  problem: DesignProblem,
  options: HierarchyOptions,
): Promise<HierarchyResult> {
  const { districts, solve } = options;
  const groups =
    typeof districts === "number" ? groupEvenly(problem.territories.length, districts) : districts;
  const districtOf = districtOfTerritories(groups, problem.territories.length);
  let failed: HierarchyResult | null = null;
  for (const toleranceShare of TOLERANCE_SHARES) {
    const upper = await solve(buildDistrictProblem(problem, { groups, toleranceShare }));
    if (upper.status !== "solved") {
      // a tighter band will not help, but what failed below with a wider one says more
      return failed ?? { status: "failed", district: -1, result: upper };
    }
    const lower = await divideDistricts(problem, {
      groups,
      solve,
      districtOfUnit: upper.assignment,
      districtOf,
    });
    if (lower.status === "solved") return lower;
    failed = lower;
  }
  if (!failed) throw new BrokenInvariant("got no attempt, expected at least one tolerance share");
  return failed;
}

function districtOfTerritories(groups: readonly (readonly number[])[], territoryCount: number): Int32Array {
  const districtOf = new Int32Array(territoryCount).fill(-1);
  for (const [d, group] of groups.entries()) {
    if (group.length === 0)
      throw new BrokenInvariant(`got no territory in district ${d}, expected at least one`);
    for (const territory of group) {
      if (districtOf[territory] !== -1)
        throw new BrokenInvariant(`got territory ${territory} in two districts, expected one`);
      districtOf[territory] = d;
    }
  }
  const without = districtOf.indexOf(-1);
  if (without >= 0) throw new BrokenInvariant(`got no district for territory ${without}, expected one`);
  return districtOf;
}

interface Division {
  readonly groups: readonly (readonly number[])[];
  readonly solve: HierarchyOptions["solve"];
  readonly districtOfUnit: Int32Array;
  readonly districtOf: Int32Array;
}

async function divideDistricts(problem: DesignProblem, division: Division): Promise<HierarchyResult> {
  const { groups, solve, districtOfUnit, districtOf } = division;
  const assignment = new Int32Array(problem.unitCodes.length).fill(WHITE_SPACE);
  const maximumMovedShare = shareLeftToMove(problem, division);
  for (const [d, territories] of groups.entries()) {
    const units = Array.from(districtOfUnit.keys()).filter((unit) => districtOfUnit[unit] === d);
    const result = await solve(restrictProblem(problem, { units, territories, maximumMovedShare }));
    if (result.status !== "solved") return { status: "failed", district: d, result };
    for (const [at, unit] of units.entries()) assignment[unit] = territories[result.assignment[at]];
  }
  return { status: "solved", assignment, districtOf };
}

/** What the districts have not used of the cap; the same share of each district's weight, so that the sum keeps the cap. */
function shareLeftToMove(
  { realignment }: DesignProblem,
  { districtOfUnit, districtOf }: Division,
): number | null {
  if (!realignment || realignment.maximumMovedShare === null) return null;
  const { current, movedWeight, maximumMovedShare } = realignment;
  let [moved, total] = [0, 0];
  for (let unit = 0; unit < current.length; unit++) {
    total += movedWeight[unit];
    if (current[unit] >= 0 && districtOf[current[unit]] !== districtOfUnit[unit]) moved += movedWeight[unit];
  }
  return total > 0 ? Math.max(0, maximumMovedShare - moved / total) : maximumMovedShare;
}
