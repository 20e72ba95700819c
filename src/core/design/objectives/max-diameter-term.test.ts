import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlacedUnit, placedPlan } from "../../../../test/placed-plan.ts";
import { scorePlan } from "../../evaluate/score-plan.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import { MaxDiameterTerm } from "./max-diameter-term.ts";

const UNITS = 24;
// few different places, so that units lie on top of each other and many pairs are equally long
const place = fc.record({ x: fc.nat({ max: 9 }), y: fc.nat({ max: 9 }), k: fc.nat({ max: 2 }) });
const places = fc.array(place, { minLength: UNITS, maxLength: UNITS });
const moves = fc.array(fc.tuple(fc.nat({ max: UNITS - 1 }), fc.nat({ max: 2 })), { maxLength: 40 });
const kinds = fc.constantFrom("planar" as const, "geographic" as const);

const stateOf = (units: readonly PlacedUnit[], kind: "planar" | "geographic") =>
  placedPlan(units, { objective: "max-diameter", kind });

describe("MaxDiameterTerm", () => {
  it("foretells every move exactly and stays equal to the plan scored anew", () => {
    fc.assert(
      fc.property(places, kinds, moves, (units, kind, steps) => {
        const state = stateOf(units, kind);
        const term = new MaxDiameterTerm(state, new PointMetric(state.problem.points));
        term.refresh();
        for (const [u, to] of steps) {
          const from = state.assignment[u];
          if (from === to) continue;
          const foretold = term.value() + term.change(u, to);
          state.move(u, to);
          term.moved(u, from);
          expect(term.value()).toBeCloseTo(foretold, 9);
          expect(term.value()).toBeCloseTo(scorePlan(state.problem, state.assignment), 6);
        }
      }),
    );
  });

  it("has no diameter where every territory has one unit or none", () => {
    const state = stateOf(
      Array.from({ length: UNITS }, (_, u) => ({ x: u, y: 0, k: 0 })),
      "planar",
    );
    state.assignment.fill(-1);
    state.assignment[3] = 1;
    const term = new MaxDiameterTerm(state, new PointMetric(state.problem.points));
    term.refresh();
    expect(term.value()).toBe(0);
    state.assignment[5] = 2;
    term.refresh();
    expect(term.change(5, 1)).toBeCloseTo(2, 12);
  });
});
