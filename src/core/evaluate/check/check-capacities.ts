import type { TerritorySpec } from "../../domain/design-problem.ts";
import type { PlanUnderCheck, Violation } from "../violation.ts";
import { RELATIVE_SLACK } from "./relative-slack.ts";
import { sumByTerritory } from "./sum-by-territory.ts";
import { tellApart } from "./tell-apart.ts";

function capacityViolation(
  plan: PlanUnderCheck,
  territory: TerritorySpec,
  found: { measureKey: string; value: number; limit: number },
): Violation {
  const { measureKey, value, limit } = found;
  const high = value > limit;
  const [held, allowed] = tellApart(value, limit);
  return {
    code: high ? "CHK-111" : "CHK-110",
    rule: high ? "capacity-high" : "capacity-low",
    territory: territory.code,
    measureKey,
    value,
    limit,
    where: { file: plan.file, item: territory.code },
    cause: `territory "${territory.code}" holds ${held} ${measureKey}; its ${high ? "maximum" : "minimum"} is ${allowed}`,
    fix: high ? "give units away or raise the maximum" : "add units or lower the minimum",
  };
}

/** Minimum and maximum capacity of single territories, in the measure's own unit. */
export function checkCapacities(plan: PlanUnderCheck): Violation[] {
  const violations: Violation[] = [];
  const sums = new Map(
    plan.problem.measures.map((measure) => [measure.key, sumByTerritory(plan, measure.values)]),
  );
  plan.problem.territories.forEach((territory, index) => {
    for (const { measureKey, minimum, maximum } of territory.capacities) {
      const value = sums.get(measureKey)?.[index];
      if (value === undefined) continue;
      if (minimum !== null && value < minimum - RELATIVE_SLACK * Math.abs(minimum))
        violations.push(capacityViolation(plan, territory, { measureKey, value, limit: minimum }));
      if (maximum !== null && value > maximum + RELATIVE_SLACK * Math.abs(maximum))
        violations.push(capacityViolation(plan, territory, { measureKey, value, limit: maximum }));
    }
  });
  return violations;
}
