import type { DesignProblem, ObjectiveKey } from "../domain/design-problem.ts";
import { distanceBetween } from "../geo/distance.ts";
import { countCutEdges } from "./cut-edges.ts";
import { membersByTerritory } from "./territory-members.ts";
import { distanceFromPlaceKm, estimateTravelKm } from "./travel-estimate.ts";

/** Σ cost(unit → centre) for the fixed centre, else for the best centre among the units. */
function costToBestCentre(
  units: readonly number[],
  fixedCentre: number,
  cost: (unit: number, centre: number) => number,
): number {
  const centres = fixedCentre >= 0 ? [fixedCentre] : units;
  let best = units.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  for (const centre of centres) {
    let sum = 0;
    // costs are ≥ 0: once above the best, this centre cannot win
    for (let i = 0; i < units.length && sum < best; i++) sum += cost(units[i], centre);
    best = Math.min(best, sum);
  }
  return best;
}

function largestDistance(problem: DesignProblem, units: readonly number[]): number {
  let largest = 0;
  for (let i = 0; i < units.length; i++)
    for (let j = 0; j < i; j++)
      largest = Math.max(largest, distanceBetween(problem.points, units[i], units[j]));
  return largest;
}

function travelKm(problem: DesignProblem, units: readonly number[], territory: number): number {
  const { points, visits } = problem;
  const { home, centreUnit } = problem.territories[territory];
  const visitKm =
    home === null
      ? costToBestCentre(
          units,
          centreUnit,
          (unit, base) => visits[unit] * distanceBetween(points, unit, base),
        )
      : units.reduce((sum, unit) => sum + visits[unit] * distanceFromPlaceKm(points, home, unit), 0);
  const areaKm2 = units.reduce((sum, unit) => sum + (problem.areaKm2?.[unit] ?? 0), 0);
  return estimateTravelKm({ areaKm2, visits: units.reduce((sum, unit) => sum + visits[unit], 0), visitKm });
}

/**
 * The objective of a plan recomputed from raw data, in the objective's own unit (see ObjectiveKey); the solver's value must agree.
 * Centres are the fixed centre where given, else the best unit of the territory. Pairs with white space are no cut edges.
 * Cost: O(Σ units²) over territories, O(edges) for cut-edges.
 */
export function scorePlan(
  problem: DesignProblem,
  assignment: Int32Array,
  objective: ObjectiveKey = problem.objective,
): number {
  if (objective === "cut-edges") return countCutEdges(problem.adjacency, assignment);
  const { points, territories } = problem;
  const members = membersByTerritory(assignment, territories.length);
  if (objective === "max-diameter")
    return members.reduce((largest, units) => Math.max(largest, largestDistance(problem, units)), 0);
  const weight = problem.measures[0].values;
  const scoreTerritory = (units: readonly number[], territory: number): number => {
    if (objective === "travel") return travelKm(problem, units, territory);
    const { centreUnit } = territories[territory];
    if (objective === "p-median")
      return costToBestCentre(units, centreUnit, (unit, centre) => distanceBetween(points, unit, centre));
    return costToBestCentre(
      units,
      centreUnit,
      (unit, centre) => weight[unit] * distanceBetween(points, unit, centre) ** 2,
    );
  };
  return members.reduce((sum, units, territory) => sum + scoreTerritory(units, territory), 0);
}
