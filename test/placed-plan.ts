import { PlanState } from "../src/core/design/state/plan-state.ts";
import type { TerritorySpec } from "../src/core/domain/design-problem.ts";
import type { Points } from "../src/core/domain/unit-layer.ts";
import { designProblem, measure } from "./design-problems.ts";

/** A unit that stands somewhere and belongs to territory k. */
export interface PlacedUnit {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** A plan without borders, for terms that only look at distances. */
export function placedPlan(
  units: readonly PlacedUnit[],
  wishes: {
    readonly objective: "max-diameter" | "p-median";
    readonly kind?: Points["kind"];
    readonly territories?: number | readonly TerritorySpec[];
  },
): PlanState {
  const problem = designProblem({
    x: units.map((unit) => unit.x),
    y: units.map((unit) => unit.y),
    edges: [],
    measures: [measure("accounts", new Array(units.length).fill(1))],
    territories: 3,
    ...wishes,
  });
  return new PlanState(
    problem,
    Int32Array.from(units, (unit) => unit.k),
  );
}
