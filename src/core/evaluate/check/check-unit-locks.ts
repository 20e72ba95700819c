import { WHITE_SPACE } from "../../domain/design-problem.ts";
import type { PlanUnderCheck, Violation } from "../violation.ts";
import { nameTerritory } from "./name-territory.ts";

/** Units locked to a territory must be in it; units kept as white space must be in none; no other unit may be uncovered. */
export function checkUnitLocks(plan: PlanUnderCheck): Violation[] {
  const { problem, assignment, file } = plan;
  const violations: Violation[] = [];
  assignment.forEach((territory, unit) => {
    const lock = problem.lockedTo[unit];
    const unitCode = problem.unitCodes[unit];
    const common = { units: [unitCode], where: { file, item: unitCode } };
    if (lock === WHITE_SPACE && territory >= 0)
      violations.push({
        ...common,
        code: "CHK-113",
        rule: "white-space",
        territory: problem.territories[territory].code,
        cause: `unit "${unitCode}" is to stay uncovered but is in ${nameTerritory(plan, territory)}`,
        fix: "leave its territory empty or release the white space",
      });
    if (lock >= 0 && (territory >= 0 || territory === WHITE_SPACE) && territory !== lock)
      violations.push({
        ...common,
        code: "CHK-112",
        rule: "unit-lock",
        territory: problem.territories[lock].code,
        cause: `unit "${unitCode}" is locked to ${nameTerritory(plan, lock)} but is in ${nameTerritory(plan, territory)}`,
        fix: "put it back or release the lock",
      });
    if (lock !== WHITE_SPACE && lock < 0 && territory === WHITE_SPACE)
      violations.push({
        ...common,
        code: "CHK-105",
        rule: "uncovered-unit",
        cause: `unit "${unitCode}" has an empty territory but is not declared white space`,
        fix: "give it a territory or declare it white space",
      });
  });
  return violations;
}
