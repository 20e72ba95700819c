import { type Measure, type TerritorySpec, WHITE_SPACE } from "../../domain/design-problem.ts";
import type { PlanUnderCheck, Violation } from "../violation.ts";
import { RELATIVE_SLACK } from "./relative-slack.ts";
import { sumByTerritory } from "./sum-by-territory.ts";
import { tellApart, tellSharesApart } from "./tell-apart.ts";

function bandViolation(
  plan: PlanUnderCheck,
  territory: TerritorySpec,
  found: { measure: Measure; tolerance: number; value: number; target: number; limit: number },
): Violation {
  const { measure, tolerance, value, target, limit } = found;
  const high = value > limit;
  const [held, meant, allowed] = tellApart(value, target, limit);
  const [off, band] = tellSharesApart(target === 0 ? 0 : Math.abs(value / target - 1), tolerance);
  return {
    code: high ? "CHK-109" : "CHK-108",
    rule: high ? "band-high" : "band-low",
    territory: territory.code,
    measureKey: measure.key,
    value,
    limit,
    where: { file: plan.file, item: territory.code },
    cause: `territory "${territory.code}" holds ${held} ${measure.key}, ${off} ${high ? "above" : "below"} its target ${meant}; the band is ±${band} (limit ${allowed})`,
    fix: high
      ? "give units to a neighbour or widen the band"
      : "take units from a neighbour or widen the band",
  };
}

/** Recomputes every hard band from the raw values, shares and tolerances. Target = total outside white space × share ÷ Σ share. */
export function checkBands(plan: PlanUnderCheck): Violation[] {
  const { territories, lockedTo, measures } = plan.problem;
  const violations: Violation[] = [];
  for (const measure of measures) {
    const { tolerance } = measure;
    if (tolerance === null) continue;
    const total = measure.values.reduce(
      (sum, value, unit) => (lockedTo[unit] === WHITE_SPACE ? sum : sum + value),
      0,
    );
    const shares = territories.map((spec) => spec.shareByMeasure[measure.key] ?? spec.share);
    const shareSum = shares.reduce((sum, share) => sum + share, 0);
    const sums = sumByTerritory(plan, measure.values);
    territories.forEach((territory, index) => {
      const target = shareSum > 0 ? (total * shares[index]) / shareSum : 0;
      const value = sums[index];
      const lower = target * (1 - tolerance);
      const upper = target * (1 + tolerance);
      const slack = RELATIVE_SLACK * target;
      if (value < lower - slack)
        violations.push(bandViolation(plan, territory, { measure, tolerance, value, target, limit: lower }));
      else if (value > upper + slack)
        violations.push(bandViolation(plan, territory, { measure, tolerance, value, target, limit: upper }));
    });
  }
  return violations;
}
