import type { PlanUnderCheck, Violation } from "../violation.ts";
import { nameTerritory } from "./name-territory.ts";

/** The unit fixed as a territory's centre must be in it. */
export function checkFixedCentres(plan: PlanUnderCheck): Violation[] {
  const { problem, assignment, file } = plan;
  return problem.territories.flatMap((spec, index): Violation[] => {
    if (spec.centreUnit < 0 || assignment[spec.centreUnit] === index) return [];
    const unitCode = problem.unitCodes[spec.centreUnit];
    return [
      {
        code: "CHK-115",
        rule: "fixed-centre",
        territory: spec.code,
        units: [unitCode],
        where: { file, item: unitCode },
        cause: `unit "${unitCode}" is the fixed centre of territory "${spec.code}" but is in ${nameTerritory(plan, assignment[spec.centreUnit])}`,
        fix: "put it back or choose another centre",
      },
    ];
  });
}
