import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildStudy } from "../../../test/build-study.ts";
import { buildDesignProblem } from "./build-design-problem.ts";
import { numberTerritories } from "./number-territories.ts";

const SPEC = { balance: [{ measure: "workload", tolerance: null, weight: 1 }] };

function rowProblem(unitCount: number, count: number) {
  const built = buildDesignProblem(buildStudy(SPEC, { unitCount }), count);
  if (!built.ok) throw new Error("the fixture is wrong");
  return built.value;
}

describe("numbering territories", () => {
  it("goes from west to east", () => {
    expect([...numberTerritories(rowProblem(4, 2), Int32Array.of(1, 1, 0, 0))]).toEqual([0, 0, 1, 1]);
  });

  it("gives the same numbers however the search numbered them, and never regroups", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 6 }), (labels) => {
        const problem = rowProblem(6, 3);
        const renamed = labels.map((label) => (label + 1) % 3);
        const numbered = [...numberTerritories(problem, Int32Array.from(labels))];
        const groups = (plan: readonly number[]) => plan.map((label) => plan.indexOf(label));
        expect(groups(numbered)).toEqual(groups(labels));
        // territories whose middles coincide keep the search's order, all others are numbered alike
        const middles = [0, 1, 2].map((label) => {
          const units = labels.flatMap((each, unit) => (each === label ? [unit] : []));
          return units.reduce((sum, unit) => sum + unit, 0) / units.length;
        });
        fc.pre(new Set(middles.map(String)).size === 3);
        expect([...numberTerritories(problem, Int32Array.from(renamed))]).toEqual(numbered);
      }),
    );
  });

  it("leaves white space alone", () => {
    expect([...numberTerritories(rowProblem(4, 2), Int32Array.of(1, -2, 0, 0))]).toEqual([0, -2, 1, 1]);
  });

  it("keeps territories that are not interchangeable", () => {
    const problem = rowProblem(4, 2);
    const [first, second] = problem.territories;
    const uneven = { ...problem, territories: [first, { ...second, share: 0.5 }] };
    expect([...numberTerritories(uneven, Int32Array.of(1, 1, 0, 0))]).toEqual([1, 1, 0, 0]);
  });
});
