import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { territory } from "../../../../test/design-problems.ts";
import { type PlacedUnit, placedPlan } from "../../../../test/placed-plan.ts";
import { scorePlan } from "../../evaluate/score-plan.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import { MedianTerm } from "./median-term.ts";

const UNITS = 12;
const place = fc.record({ x: fc.nat({ max: 20 }), y: fc.nat({ max: 20 }), k: fc.nat({ max: 2 }) });
const places = fc.array(place, { minLength: UNITS, maxLength: UNITS });
const moves = fc.array(fc.tuple(fc.nat({ max: UNITS - 1 }), fc.nat({ max: 2 })), { maxLength: 25 });

function stateOf(units: readonly PlacedUnit[], centreUnit: number) {
  const placed = units.map((unit, u) => (u === centreUnit ? { ...unit, k: 0 } : unit));
  const territories = [territory(0, { centreUnit }), territory(1), territory(2)];
  return placedPlan(placed, { objective: "p-median", territories });
}

describe("MedianTerm", () => {
  it("foretells every move exactly and stays equal to the plan scored anew", () => {
    fc.assert(
      fc.property(places, moves, fc.integer({ min: -1, max: UNITS - 1 }), (units, steps, centreUnit) => {
        const state = stateOf(units, centreUnit);
        const term = new MedianTerm(state, new PointMetric(state.problem.points));
        term.refresh();
        for (const [u, to] of steps) {
          const from = state.assignment[u];
          if (from === to || u === centreUnit) continue;
          const foretold = term.value() + term.change(u, to);
          state.move(u, to);
          term.moved(u, from);
          expect(term.value()).toBeCloseTo(foretold, 9);
          expect(term.value()).toBeCloseTo(scorePlan(state.problem, state.assignment), 9);
        }
      }),
    );
  });

  it("never foretells an exchange cheaper than it is", () => {
    fc.assert(
      fc.property(places, moves, (units, pairs) => {
        const state = stateOf(units, -1);
        const term = new MedianTerm(state, new PointMetric(state.problem.points));
        term.refresh();
        for (const [u, other] of pairs) {
          const w = (u + 1 + other) % UNITS;
          const from = state.assignment[u];
          const to = state.assignment[w];
          if (from === to) continue;
          const bound = term.value() + term.changeOf(from, u, w) + term.changeOf(to, w, u);
          state.move(u, to);
          term.moved(u, from);
          state.move(w, from);
          term.moved(w, to);
          expect(term.value()).toBeLessThanOrEqual(bound + 1e-9);
        }
      }),
    );
  });

  it("follows a plan that was changed behind its back once it is refreshed", () => {
    fc.assert(
      fc.property(places, places, (units, others) => {
        const state = stateOf(units, -1);
        const term = new MedianTerm(state, new PointMetric(state.problem.points));
        term.refresh();
        state.load(Int32Array.from(others, (unit) => unit.k));
        term.refresh();
        expect(term.value()).toBeCloseTo(scorePlan(state.problem, state.assignment), 9);
      }),
    );
  });
});
