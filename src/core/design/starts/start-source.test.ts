import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, territory } from "../../../../test/design-problems.ts";
import { type DesignProblem, FREE, WHITE_SPACE } from "../../domain/design-problem.ts";
import { checkPlan } from "../../evaluate/check-plan.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import { createBudget } from "../../search/budget.ts";
import { seededRandom } from "../../search/random.ts";
import { PlanState } from "../state/plan-state.ts";
import { startSource } from "./start-source.ts";

const SIDE = 9;
const UNITS = SIDE * SIDE;

/** 81 units on a grid for four territories; no band, so that only the rules that never bend are looked at. */
function gridOf(changes: Partial<DesignProblem> = {}): DesignProblem {
  return designProblem({
    x: Array.from({ length: UNITS }, (_, u) => u % SIDE),
    y: Array.from({ length: UNITS }, (_, u) => Math.floor(u / SIDE)),
    edges: gridEdges(SIDE, SIDE),
    measures: [measure("accounts", new Array(UNITS).fill(1))],
    territories: 4,
    objective: "max-diameter",
    ...changes,
  });
}

function drawSome(problem: DesignProblem): Int32Array[] {
  const state = new PlanState(problem, new Int32Array(UNITS));
  const draw = startSource(state, {
    metric: new PointMetric(problem.points),
    random: seededRandom(4),
    budget: createBudget({ iterations: 1e6 }),
    until: 0.01,
    keep: 3,
  });
  return Array.from({ length: 5 }, () => Int32Array.from(draw()));
}

function violationsOf(problem: DesignProblem, plan: Int32Array) {
  const rows = problem.unitCodes.flatMap((unitCode, u) =>
    plan[u] === WHITE_SPACE
      ? []
      : [{ unitCode, territoryCode: problem.territories[plan[u]].code, row: u + 2 }],
  );
  return checkPlan(problem, rows);
}

describe("startSource", () => {
  it("draws a different plan each time, in one piece per territory and with companions together", () => {
    const lockedTo = new Int32Array(UNITS).fill(FREE);
    lockedTo[80] = WHITE_SPACE;
    const problem = gridOf({ lockedTo, requiredPairs: [[20, 21]] });
    const plans = drawSome(problem);
    for (const plan of plans) expect(violationsOf(problem, plan)).toEqual([]);
    expect(new Set(plans.map((plan) => plan.join())).size).toBe(5);
  });

  it("keeps units that are bound to a territory in it", () => {
    const lockedTo = new Int32Array(UNITS).fill(FREE);
    lockedTo[40] = 3;
    const territories = [territory(0, { centreUnit: 8 }), territory(1), territory(2), territory(3)];
    const problem = gridOf({ lockedTo, territories });
    for (const plan of drawSome(problem)) expect(violationsOf(problem, plan)).toEqual([]);
  });

  it("begins with the current plan where there is one to keep", () => {
    const current = Int32Array.from({ length: UNITS }, (_, u) => Math.min(3, Math.floor((u % SIDE) / 2)));
    const realignment = {
      current,
      movedWeight: new Float64Array(UNITS).fill(1),
      movedWeightKey: "accounts",
      price: 1,
      maximumMovedShare: null,
    };
    for (const plan of drawSome(gridOf({ realignment }))) expect(plan).toEqual(current);
  });
});
