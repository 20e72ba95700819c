import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure } from "../../../test/design-problems.ts";
import type { DesignProblem } from "../domain/design-problem.ts";
import type { DesignResult } from "../domain/design-result.ts";
import { designPareto, type ParetoFigures } from "./design-pareto.ts";

const problem = designProblem({
  x: [0, 1, 0, 1],
  y: [0, 0, 1, 1],
  edges: gridEdges(2, 2),
  measures: [measure("revenue", [1, 1, 1, 1], 0.2)],
  territories: 2,
});
const realigning: DesignProblem = {
  ...problem,
  realignment: {
    current: Int32Array.of(0, 0, 1, 1),
    movedWeight: new Float64Array(4).fill(1),
    movedWeightKey: "units",
    price: 0,
    maximumMovedShare: 0.5,
  },
};

/** Answers each problem with a plan that carries its number, and looks the figures up by that number. */
function designWith(given: DesignProblem, figures: readonly (ParetoFigures | null)[], count: number) {
  const asked: DesignProblem[] = [];
  const plans = designPareto(given, {
    count,
    solve: (variant): DesignResult => {
      const number = asked.push(variant) - 1;
      const assignment = Int32Array.of(number);
      const rest = { assignment, iterations: 1, stopped: "iterations" as const, startIndex: 0 };
      return figures[number]
        ? { status: "solved", objective: 1, score: 1, ...rest }
        : { status: "not-found", violation: 1, ...rest };
    },
    figuresOf: ([number]) => figures[number] ?? { largestDeviation: 9, travelKm: 9, movedShare: 9 },
  });
  return { asked, plans };
}

const figure = (
  largestDeviation: number,
  travelKm: number,
  movedShare: number | null = null,
): ParetoFigures => ({
  largestDeviation,
  travelKm,
  movedShare,
});

describe("designPareto", () => {
  it("keeps the plan as asked to compare with, and names those that dominate it", async () => {
    const { plans } = designWith(
      problem,
      [figure(0.2, 50), figure(0.1, 60), figure(0.2, 40), figure(0.3, 45)],
      4,
    );
    expect((await plans).plans.map(({ name, dominatedBy }) => [name, dominatedBy])).toEqual([
      ["as asked", ["less travel"]],
      ["tighter balance", []],
      ["less travel", []],
    ]);
  });

  it("keeps the plans that none dominates, the problem as asked first", async () => {
    const { plans } = designWith(
      problem,
      [figure(0.2, 50), figure(0.1, 60), figure(0.2, 40), figure(0.1, 70), null],
      5,
    );
    expect((await plans).plans.map(({ name }) => name)).toEqual([
      "as asked",
      "tighter balance",
      "less travel",
    ]);
    const { plans: all } = designWith(problem, [figure(0.15, 50), figure(0.1, 60), figure(0.2, 40)], 3);
    expect((await all).plans.map(({ name }) => name)).toEqual(["as asked", "tighter balance", "less travel"]);
  });

  it("asks only for problems whose plans are valid for the problem as asked", async () => {
    const { asked, plans } = designWith(realigning, new Array(7).fill(figure(0.1, 1, 0)), 7);
    await plans;
    expect(asked).toHaveLength(7);
    for (const variant of asked) {
      expect(variant.measures[0].tolerance).toBeLessThanOrEqual(0.2);
      expect(variant.realignment?.maximumMovedShare).toBeLessThanOrEqual(0.5);
      expect(variant.territories).toBe(realigning.territories);
      expect(variant.lockedTo).toBe(realigning.lockedTo);
    }
    expect(asked.some((variant) => (variant.realignment?.price ?? 0) > 0)).toBe(true);
  });

  it("counts moves as a third direction when realigning", async () => {
    const { plans } = designWith(
      realigning,
      [figure(0.1, 50, 0.4), figure(0.1, 50, 0.2), figure(0.05, 50, 0.5)],
      3,
    );
    expect((await plans).plans.map(({ name }) => name)).toEqual([
      "as asked",
      "fewer moves",
      "tighter balance",
    ]);
  });

  it("names the wishes for which no plan is found", async () => {
    expect(await designWith(problem, [figure(0.2, 50), null], 2).plans).toMatchObject({
      plans: [{ name: "as asked" }],
      failed: [{ name: "tighter balance", causes: [] }],
    });
  });
});
