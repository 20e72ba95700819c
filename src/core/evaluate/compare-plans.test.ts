import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gridProblem } from "../../../test/design-problems.ts";
import { comparePlans } from "./compare-plans.ts";
import { matchTerritoryLabels } from "./match-territory-labels.ts";

const UNITS = 12;
const problem = gridProblem(6, 2, { territoryCodes: ["A", "B", "C"] });
const ones = new Float64Array(UNITS).fill(1);
const columnsOf = (width: number): Int32Array =>
  Int32Array.from({ length: UNITS }, (_, unit) => Math.floor((unit % 6) / width));

describe("matchTerritoryLabels", () => {
  it("continues each territory where most of its weight stays", () => {
    const before = Int32Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    const after = Int32Array.from([2, 2, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2]);
    expect([...matchTerritoryLabels(before, after, ones)]).toEqual([1, 2, 0]);
  });

  it("follows the weight, not the number of units", () => {
    const before = Int32Array.from([0, 1, 1]);
    const after = Int32Array.from([0, 0, 1]);
    expect([...matchTerritoryLabels(before, after, Float64Array.from([1, 1, 1]))]).toEqual([0, 1]);
    expect([...matchTerritoryLabels(before, after, Float64Array.from([1, 9, 1]))]).toEqual([1, 0]);
  });

  it("keeps equal labels together where nothing else decides", () => {
    const plan = Int32Array.from([0, 1, 2]);
    expect([...matchTerritoryLabels(plan, plan, new Float64Array(3))]).toEqual([0, 1, 2]);
  });

  it("marks a territory beyond those of the old plan as new", () => {
    expect([
      ...matchTerritoryLabels(Int32Array.from([0, 0, 0, 0]), Int32Array.from([1, 0, 0, 0]), ones),
    ]).toEqual([0, -1]);
  });
});

describe("comparePlans", () => {
  it("finds no move between a plan and itself", () => {
    const plan = columnsOf(2);
    const comparison = comparePlans(problem, { before: plan, after: plan });
    expect(comparison).toMatchObject({ unitCount: UNITS, movedUnits: 0, moves: [], relabelled: [] });
    expect(comparison.moved).toEqual([{ measureKey: "work", value: 0, share: 0 }]);
  });

  it("lists a moved unit with its value, and what each side lost and gained", () => {
    const before = columnsOf(2);
    const after = before.slice();
    after[2] = 0;
    const comparison = comparePlans(problem, { before, after });
    expect(comparison.moves).toEqual([{ unit: 2, from: 1, to: 0 }]);
    expect(comparison.moved).toEqual([{ measureKey: "work", value: 1, share: 1 / 12 }]);
    expect(comparison.territories.map(({ units }) => units)).toEqual([
      { before: 4, after: 5, lost: 0, gained: 1 },
      { before: 4, after: 3, lost: 1, gained: 0 },
      { before: 4, after: 4, lost: 0, gained: 0 },
    ]);
  });

  it("never counts a renaming as disruption, and tells which names changed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: UNITS, maxLength: UNITS }),
        fc.constantFrom([0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]),
        (labels, permutation) => {
          const before = Int32Array.from([0, 1, 2, ...labels.slice(3)]);
          const after = before.map((label) => permutation[label]);
          const comparison = comparePlans(problem, { before, after });
          expect(comparison.movedUnits).toBe(0);
          expect(comparison.relabelled.length).toBe(
            permutation.filter((label, index) => label !== index).length,
          );
          const asGiven = comparePlans(problem, { before, after }, { matchLabels: false });
          expect(asGiven.movedUnits).toBe(before.filter((label) => permutation[label] !== label).length);
        },
      ),
    );
  });

  it("moves no more under matched labels than under any given ones", () => {
    const plans = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: UNITS, maxLength: UNITS });
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        const given = { before: Int32Array.from(before), after: Int32Array.from(after) };
        const matched = comparePlans(problem, given);
        expect(matched.movedUnits).toBeLessThanOrEqual(
          comparePlans(problem, given, { matchLabels: false }).movedUnits,
        );
        for (const { units } of matched.territories)
          expect(units.after).toBe(units.before - units.lost + units.gained);
        expect(matched.territories.reduce((sum, { units }) => sum + units.lost, 0)).toBe(
          matched.moves.filter(({ from }) => from >= 0).length,
        );
      }),
    );
  });

  it("counts units that enter or leave white space, whichever mark stands for it", () => {
    const before = Int32Array.from([0, 0, -1, -2, ...Array(8).fill(1)]);
    const after = Int32Array.from([0, -2, -2, -1, ...Array(8).fill(1)]);
    expect(comparePlans(problem, { before, after }).moves).toEqual([{ unit: 1, from: 0, to: -2 }]);
  });
});
