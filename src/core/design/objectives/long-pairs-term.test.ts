import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlacedUnit, placedPlan } from "../../../../test/placed-plan.ts";
import { scorePlan } from "../../evaluate/score-plan.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import type { PlanState } from "../state/plan-state.ts";
import { LongPairsTerm } from "./long-pairs-term.ts";

const UNITS = 20;
const coordinate = fc.double({ min: 0, max: 10, noNaN: true });
const places = fc.array(fc.record({ x: coordinate, y: coordinate, k: fc.nat({ max: 2 }) }), {
  minLength: UNITS,
  maxLength: UNITS,
});
const moves = fc.array(fc.tuple(fc.nat({ max: UNITS - 1 }), fc.nat({ max: 2 })), { maxLength: 40 });

const stateOf = (units: readonly PlacedUnit[], kind: "planar" | "geographic") =>
  placedPlan(units, { objective: "max-diameter", kind });

/** The same sum, pair by pair from the coordinates of the plane. */
function excessOf({ problem: { points }, assignment }: PlanState, limitKm: number) {
  let excess = 0;
  let count = 0;
  for (let u = 0; u < UNITS; u++) {
    for (let v = 0; v < u; v++) {
      const squared = (points.x[u] - points.x[v]) ** 2 + (points.y[u] - points.y[v]) ** 2;
      if (assignment[u] !== assignment[v] || squared <= limitKm ** 2) continue;
      excess += squared / limitKm ** 2 - 1;
      count++;
    }
  }
  return { excess, count };
}

describe("LongPairsTerm", () => {
  it("foretells every move exactly and stays equal to the sum made anew", () => {
    fc.assert(
      fc.property(places, moves, fc.double({ min: 1, max: 12, noNaN: true }), (units, steps, limitKm) => {
        const state = stateOf(units, "planar");
        const term = new LongPairsTerm(state, new PointMetric(state.problem.points));
        term.price = 7;
        term.setLimit(limitKm);
        for (const [u, to] of steps) {
          const from = state.assignment[u];
          if (from === to) continue;
          const foretold = term.value() + term.change(u, to);
          state.move(u, to);
          term.moved(u, from);
          const anew = excessOf(state, limitKm);
          expect(term.value()).toBeCloseTo(foretold, 6);
          expect(term.value()).toBeCloseTo(7 * anew.excess, 6);
          expect(term.count).toBe(anew.count);
        }
      }),
    );
  });

  it("finds no pair too long at the largest diameter, and one just below it", () => {
    fc.assert(
      fc.property(places, fc.constantFrom("planar" as const, "geographic" as const), (units, kind) => {
        const state = stateOf(units, kind);
        const term = new LongPairsTerm(state, new PointMetric(state.problem.points));
        term.refresh();
        const { km, chordKm } = term.widest();
        expect(km).toBeCloseTo(scorePlan(state.problem, state.assignment), 6);
        fc.pre(chordKm > 1e-3);
        term.setLimit(chordKm * (1 + 1e-12));
        expect(term.value()).toBe(0);
        expect(term.count).toBe(0);
        term.setLimit(chordKm * (1 - 1e-6));
        expect(term.count).toBeGreaterThan(0);
        expect(term.value()).toBeGreaterThan(0);
      }),
    );
  });
});
