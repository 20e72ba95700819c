import type { DesignProblem } from "../../core/domain/design-problem.ts";

/**
 * Renumbers nameless, interchangeable territories from west to east (then south to north) by the mean of their units, so that
 * the codes do not depend on how the search came to its plan. Leaves the assignment alone where territories differ.
 */
export function numberTerritories(problem: DesignProblem, assignment: Int32Array): Int32Array {
  if (!areInterchangeable(problem)) return assignment;
  const count = problem.territories.length;
  const centres = Array.from({ length: count }, (_, territory) => ({ territory, x: 0, y: 0, units: 0 }));
  assignment.forEach((territory, unit) => {
    if (territory < 0) return;
    const centre = centres[territory];
    centre.x += problem.points.x[unit];
    centre.y += problem.points.y[unit];
    centre.units++;
  });
  const mean = (sum: number, units: number) => (units > 0 ? sum / units : Number.POSITIVE_INFINITY);
  const order = [...centres].sort(
    (a, b) =>
      mean(a.x, a.units) - mean(b.x, b.units) ||
      mean(a.y, a.units) - mean(b.y, b.units) ||
      a.territory - b.territory,
  );
  const newNumber = new Int32Array(count);
  order.forEach(({ territory }, position) => {
    newNumber[territory] = position;
  });
  return assignment.map((territory) => (territory < 0 ? territory : newNumber[territory]));
}

function areInterchangeable(problem: DesignProblem): boolean {
  if (problem.realignment !== null || problem.lockedTo.some((lock) => lock >= 0)) return false;
  const [first] = problem.territories;
  return problem.territories.every(
    (territory) =>
      territory.share === first.share &&
      Object.keys(territory.shareByMeasure).length === 0 &&
      territory.contiguous === first.contiguous &&
      territory.centreUnit < 0 &&
      territory.home === null &&
      territory.capacities.length === 0 &&
      !territory.locked,
  );
}
