import { WHITE_SPACE } from "../../domain/design-problem.ts";
import type { PlanUnderCheck, Violation } from "../violation.ts";

const nameOf = ({ problem }: PlanUnderCheck, territory: number): string =>
  territory >= 0 ? `territory "${problem.territories[territory].code}"` : "no territory";

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
        cause: `unit "${unitCode}" is to stay uncovered but is in ${nameOf(plan, territory)}`,
        fix: "leave its territory empty or release the white space",
      });
    if (lock >= 0 && (territory >= 0 || territory === WHITE_SPACE) && territory !== lock)
      violations.push({
        ...common,
        code: "CHK-112",
        rule: "unit-lock",
        territory: problem.territories[lock].code,
        cause: `unit "${unitCode}" is locked to ${nameOf(plan, lock)} but is in ${nameOf(plan, territory)}`,
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

/** A locked territory holds exactly the units the current plan gives it. */
export function checkTerritoryLocks(plan: PlanUnderCheck): Violation[] {
  const { problem, assignment, file } = plan;
  const current = problem.realignment?.current;
  if (current === undefined) return [];
  const violations: Violation[] = [];
  problem.territories.forEach((spec, index) => {
    if (!spec.locked) return;
    const left: string[] = [];
    const entered: string[] = [];
    assignment.forEach((territory, unit) => {
      if (current[unit] === index && territory !== index) left.push(problem.unitCodes[unit]);
      if (current[unit] !== index && territory === index) entered.push(problem.unitCodes[unit]);
    });
    if (left.length + entered.length === 0) return;
    violations.push({
      code: "CHK-114",
      rule: "territory-lock",
      territory: spec.code,
      units: [...left, ...entered],
      where: { file, item: spec.code },
      cause: `territory "${spec.code}" is locked but changed: left ${left.join(", ") || "none"}; entered ${entered.join(", ") || "none"}`,
      fix: "restore its current units or unlock it",
    });
  });
  return violations;
}

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
        cause: `unit "${unitCode}" is the fixed centre of territory "${spec.code}" but is in ${nameOf(plan, assignment[spec.centreUnit])}`,
        fix: "put it back or choose another centre",
      },
    ];
  });
}
