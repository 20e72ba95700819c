import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure } from "../../../../test/design-problems.ts";
import { PlanState } from "../state/plan-state.ts";
import { BestKeeper } from "./best-keeper.ts";

const problem = designProblem({
  x: [0, 1, 2, 0, 1, 2],
  y: [0, 0, 0, 1, 1, 1],
  edges: gridEdges(3, 2),
  measures: [measure("revenue", [1, 1, 1, 1, 1, 1])],
  territories: 3,
});

describe("BestKeeper", () => {
  it("gives back the plan that stood when the lowest score was offered, however many moves followed", () => {
    const step = fc.record({
      unit: fc.nat({ max: 5 }),
      to: fc.nat({ max: 2 }),
      score: fc.option(fc.nat({ max: 99 })),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const state = new PlanState(problem, Int32Array.of(0, 1, 2, 0, 1, 2));
        const keeper = new BestKeeper(state);
        let best = { score: Number.POSITIVE_INFINITY, plan: [...state.assignment] };
        for (const { unit, to, score } of steps) {
          if (state.assignment[unit] !== to) {
            state.move(unit, to);
            keeper.log(unit);
          }
          if (score === null) continue;
          if (score < best.score) best = { score, plan: [...state.assignment] };
          keeper.offer(score);
        }
        expect([...keeper.assignment()]).toEqual(best.plan);
      }),
    );
  });
});
