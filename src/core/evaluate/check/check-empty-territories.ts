import type { PlanUnderCheck, Violation } from "../violation.ts";

/** Every territory holds a unit, except a locked one that is empty in the current plan. */
export function checkEmptyTerritories({ problem, assignment, file }: PlanUnderCheck): Violation[] {
  const unitCounts = new Int32Array(problem.territories.length);
  for (const territory of assignment) if (territory >= 0) unitCounts[territory]++;
  return problem.territories.flatMap((spec, index): Violation[] => {
    if (unitCounts[index] > 0) return [];
    if (spec.locked && problem.realignment?.current.includes(index) === false) return [];
    return [
      {
        code: "CHK-106",
        rule: "empty-territory",
        territory: spec.code,
        where: { file, item: spec.code },
        cause: `territory "${spec.code}" has no unit`,
        fix: "give it units or design fewer territories",
      },
    ];
  });
}
