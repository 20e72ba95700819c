import type { PlanUnderCheck, Violation } from "../violation.ts";

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
