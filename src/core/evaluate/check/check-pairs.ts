import { WHITE_SPACE } from "../../domain/design-problem.ts";
import type { PlanUnderCheck, Violation } from "../violation.ts";

/** Required pairs share a territory (or white space); forbidden pairs do not share a territory. Unplaced units are named elsewhere. */
export function checkPairs({ problem, assignment, file }: PlanUnderCheck): Violation[] {
  const isPlaced = (unit: number): boolean => assignment[unit] >= 0 || assignment[unit] === WHITE_SPACE;
  const territoryName = (unit: number): string =>
    assignment[unit] >= 0 ? `"${problem.territories[assignment[unit]].code}"` : "white space";
  const violations: Violation[] = [];
  for (const [a, b] of problem.requiredPairs) {
    if (!isPlaced(a) || !isPlaced(b) || assignment[a] === assignment[b]) continue;
    const units = [problem.unitCodes[a], problem.unitCodes[b]];
    violations.push({
      code: "CHK-116",
      rule: "required-pair",
      units,
      where: { file, item: units.join(" + ") },
      cause: `units "${units[0]}" and "${units[1]}" must share a territory but are in ${territoryName(a)} and ${territoryName(b)}`,
      fix: "put both into one territory or drop the pair",
    });
  }
  for (const [a, b] of problem.forbiddenPairs) {
    if (assignment[a] < 0 || assignment[a] !== assignment[b]) continue;
    const units = [problem.unitCodes[a], problem.unitCodes[b]];
    violations.push({
      code: "CHK-117",
      rule: "forbidden-pair",
      territory: problem.territories[assignment[a]].code,
      units,
      where: { file, item: units.join(" + ") },
      cause: `units "${units[0]}" and "${units[1]}" must not share a territory but both are in ${territoryName(a)}`,
      fix: "move one of them or drop the pair",
    });
  }
  return violations;
}
