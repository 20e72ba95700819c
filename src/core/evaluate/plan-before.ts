import type { DesignProblem, TerritorySpec } from "../domain/design-problem.ts";
import { territoryCode } from "../domain/ids.ts";
import type { UnitTopology } from "../domain/unit-layer.ts";
import { summariseBalance } from "./balance.ts";
import { evaluatePlan } from "./evaluate-plan.ts";
import type { PlanFigures } from "./plan-figures.ts";

/** The territory each unit was in before: of this design, or (from territories.length on) one that is given up; −1 = none. */
export function assignmentBefore({ realignment, territories }: DesignProblem): Int32Array | null {
  if (realignment === null) return null;
  const { current, givenUp } = realignment;
  if (givenUp === undefined) return current;
  return current.map((territory, unit) => {
    const former = givenUp.territoryOf[unit];
    return territory < 0 && former >= 0 ? territories.length + former : territory;
  });
}

/**
 * Figures of the plan in force, against the targets of this design, so that before and after compare. Territories that are
 * given up count for travel, the objective and the borders; they have no target to be off, so that balance leaves them out.
 */
export function evaluateBefore(
  problem: DesignProblem,
  options: { readonly topology?: UnitTopology | null } = {},
): PlanFigures | null {
  const assignment = assignmentBefore(problem);
  if (assignment === null) return null;
  const former = (problem.realignment?.givenUp?.codes ?? []).map(formerTerritory);
  const territories = [...problem.territories, ...former];
  const figures = evaluatePlan({ ...problem, territories, realignment: null }, assignment, options);
  const kept = figures.territories.slice(0, problem.territories.length);
  return {
    ...figures,
    territories: kept,
    balance: summariseBalance(
      problem,
      kept.map(({ measures }) => measures),
    ),
  };
}

/** Without a share, so that the targets of the others stay those of this design. */
const formerTerritory = (code: string): TerritorySpec => ({
  code: territoryCode(code),
  name: code,
  share: 0,
  shareByMeasure: {},
  contiguous: false,
  centreUnit: -1,
  home: null,
  capacities: [],
  locked: false,
});
