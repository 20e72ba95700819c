import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjacencyOf, gridProblem, plainTerritory } from "../../../test/design-problems.ts";
import {
  type DesignProblem,
  FREE,
  type Realignment,
  type TerritorySpec,
  WHITE_SPACE,
} from "../domain/design-problem.ts";
import { checkPlan } from "./check-plan.ts";
import type { AlignmentRow, Violation } from "./violation.ts";

//  u0 u1 u2 | u3 u4 u5      A | B, six units of work each
//  u6 u7 u8 | u9 u10 u11
const LEFT_RIGHT = ["A", "A", "A", "B", "B", "B", "A", "A", "A", "B", "B", "B"];
const rowsOf = (labels: readonly string[]): AlignmentRow[] =>
  labels.map((territoryCode, unit) => ({ unitCode: `u${unit}`, territoryCode, row: unit + 2 }));
const problemWith = (wishes: Partial<DesignProblem> = {}): DesignProblem =>
  gridProblem(6, 2, { territoryCodes: ["A", "B"], ...wishes });
const territoriesWith = (wishesOfA: Partial<TerritorySpec>): TerritorySpec[] => [
  plainTerritory("A", wishesOfA),
  plainTerritory("B"),
];
const lockUnit = (unit: number, to: number): Int32Array => {
  const lockedTo = new Int32Array(12).fill(FREE);
  lockedTo[unit] = to;
  return lockedTo;
};
const realignment = (wishes: Partial<Realignment> = {}): Realignment => ({
  current: Int32Array.from(LEFT_RIGHT, (label) => (label === "A" ? 0 : 1)),
  movedWeight: new Float64Array(12).fill(1),
  movedWeightKey: "accounts",
  price: 0,
  maximumMovedShare: null,
  ...wishes,
});
const relabel = (changes: Record<number, string>): string[] =>
  LEFT_RIGHT.map((label, unit) => changes[unit] ?? label);
const rulesOf = (violations: readonly Violation[]): string[] => violations.map(({ rule }) => rule);

describe("checkPlan", () => {
  it("says figures with six significant digits", () => {
    const values = new Float64Array(12).fill(58.530416591791436 / 6);
    values[0] += 11;
    const measures = [{ key: "work", values, tolerance: 0.05, balanceWeight: 0 }];
    expect(checkPlan(problemWith({ measures }), rowsOf(LEFT_RIGHT)).map(({ cause }) => cause)).toEqual([
      'territory "A" holds 69.5304 work, 8.58967 % above its target 64.0304; the band is ±5 % (limit 67.2319)',
      'territory "B" holds 58.5304 work, 8.58967 % below its target 64.0304; the band is ±5 % (limit 60.8289)',
    ]);
  });

  it("finds nothing wrong with a valid plan", () => {
    expect(checkPlan(problemWith(), rowsOf(LEFT_RIGHT))).toEqual([]);
  });

  it("names a unit without a row", () => {
    const rows = rowsOf(LEFT_RIGHT).filter(({ unitCode }) => unitCode !== "u4");
    const [first] = checkPlan(problemWith(), rows, { file: "plan.csv" });
    expect(first).toMatchObject({
      code: "CHK-103",
      rule: "missing-unit",
      units: ["u4"],
      where: { file: "plan.csv", item: "u4" },
    });
  });

  it("names the second row of a unit and the row that came first", () => {
    const violations = checkPlan(problemWith(), [
      ...rowsOf(LEFT_RIGHT),
      { unitCode: "u4", territoryCode: "A", row: 14 },
    ]);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toMatchObject({ code: "CHK-102", rule: "unit-twice", where: { row: 14 } });
    expect(violations[0].cause).toContain("row 6");
  });

  it("names an unknown unit and suggests the code whose zeros were lost", () => {
    const { unitCodes: _, ...grid } = problemWith();
    const codes = ["01001", "11.10", ...Array.from({ length: 10 }, (_unused, i) => `u${i + 2}`)];
    const problem = { ...grid, unitCodes: codes as unknown as DesignProblem["unitCodes"] };
    const rows = rowsOf(LEFT_RIGHT).map((row, unit) => ({ ...row, unitCode: codes[unit] }));
    const damaged = rows.map((row, unit) => (unit < 2 ? { ...row, unitCode: ["1001", "11.1"][unit] } : row));
    const unknown = checkPlan(problem, damaged).filter(({ rule }) => rule === "unknown-unit");
    expect(unknown.map(({ code, fix }) => [code, fix])).toEqual([
      ["CHK-101", 'write "01001" if that unit is meant'],
      ["CHK-101", 'write "11.10" if that unit is meant'],
    ]);
    expect(
      checkPlan(problemWith(), [...rowsOf(LEFT_RIGHT), { unitCode: "zz", territoryCode: "A", row: 14 }])[0]
        .fix,
    ).toContain("remove the row");
  });

  it("names an unknown territory", () => {
    const violations = checkPlan(problemWith(), rowsOf(relabel({ 11: "C" })));
    expect(violations[0]).toMatchObject({
      code: "CHK-104",
      rule: "unknown-territory",
      territory: "C",
      units: ["u11"],
      where: { row: 13 },
    });
  });

  it("names an empty territory", () => {
    const violations = checkPlan(problemWith(), rowsOf(LEFT_RIGHT.map(() => "A")));
    expect(violations[0]).toMatchObject({ code: "CHK-106", rule: "empty-territory", territory: "B" });
  });

  it("names the units cut off from a territory's main part", () => {
    // u5 and u11 change sides, u0 and u6 in exchange: balance stays, contiguity breaks twice
    const violations = checkPlan(problemWith(), rowsOf(relabel({ 5: "A", 11: "A", 0: "B", 6: "B" })));
    expect(violations.map(({ code, territory, units }) => [code, territory, units])).toEqual([
      ["CHK-107", "A", ["u5", "u11"]],
      ["CHK-107", "B", ["u0", "u6"]],
    ]);
  });

  it("counts the part with the fixed centre as the main one", () => {
    const problem = problemWith({ territories: territoriesWith({ centreUnit: 5 }) });
    const [violation] = checkPlan(
      problem,
      rowsOf(relabel({ 5: "A", 3: "A", 0: "B", 2: "B", 4: "B" })).slice(),
    ).filter(({ rule, territory }) => rule === "contiguity" && territory === "A");
    expect(violation.units).not.toContain("u5");
  });

  it("lets a territory fall apart where contiguity is off", () => {
    const territories = [
      plainTerritory("A", { contiguous: false }),
      plainTerritory("B", { contiguous: false }),
    ];
    expect(
      checkPlan(problemWith({ territories }), rowsOf(relabel({ 5: "A", 11: "A", 0: "B", 6: "B" }))),
    ).toEqual([]);
  });

  it("sees a barrier, because the removed borders are not in the adjacency", () => {
    const pairs: [number, number][] = [];
    for (let unit = 0; unit < 12; unit++) if (unit % 6 < 5) pairs.push([unit, unit + 1]);
    const violations = checkPlan(problemWith({ adjacency: adjacencyOf(12, pairs) }), rowsOf(LEFT_RIGHT));
    expect(rulesOf(violations)).toEqual(["contiguity", "contiguity"]);
  });

  it("names both sides of a broken band with value and limit", () => {
    const violations = checkPlan(problemWith(), rowsOf(relabel({ 3: "A" })));
    expect(violations).toHaveLength(2);
    expect(violations[0]).toMatchObject({
      code: "CHK-109",
      rule: "band-high",
      territory: "A",
      measureKey: "work",
      value: 7,
    });
    expect(violations[0].limit).toBeCloseTo(6.6, 12);
    expect(violations[1]).toMatchObject({ code: "CHK-108", rule: "band-low", territory: "B", value: 5 });
    expect(violations[1].limit).toBeCloseTo(5.4, 12);
  });

  it("measures the band against part-time shares, also where one measure has its own", () => {
    const halfTime = problemWith({ territories: territoriesWith({ share: 0.5 }) });
    expect(rulesOf(checkPlan(halfTime, rowsOf(LEFT_RIGHT)))).toEqual(["band-high", "band-low"]);
    expect(checkPlan(halfTime, rowsOf(relabel({ 2: "B", 8: "B" })))).toEqual([]);
    const only = problemWith({ territories: territoriesWith({ share: 0.5, shareByMeasure: { work: 1 } }) });
    expect(checkPlan(only, rowsOf(LEFT_RIGHT))).toEqual([]);
  });

  it("forgives the last digit of a sum but not a real excess", () => {
    const thirds = new Float64Array(12).fill(0.1);
    const exact = problemWith({
      measures: [{ key: "work", values: thirds, tolerance: 0, balanceWeight: 0 }],
    });
    expect(checkPlan(exact, rowsOf(LEFT_RIGHT))).toEqual([]);
    const uneven = thirds.slice();
    uneven[0] += 1e-6;
    const broken = problemWith({
      measures: [{ key: "work", values: uneven, tolerance: 0, balanceWeight: 0 }],
    });
    expect(rulesOf(checkPlan(broken, rowsOf(LEFT_RIGHT)))).toEqual(["band-high", "band-low"]);
  });

  it("names a capacity that is passed, low and high", () => {
    const low = problemWith({
      territories: territoriesWith({ capacities: [{ measureKey: "work", minimum: 7, maximum: null }] }),
    });
    expect(checkPlan(low, rowsOf(LEFT_RIGHT))).toMatchObject([
      { code: "CHK-110", rule: "capacity-low", territory: "A", value: 6, limit: 7 },
    ]);
    const high = problemWith({
      territories: territoriesWith({ capacities: [{ measureKey: "work", minimum: null, maximum: 5 }] }),
    });
    expect(checkPlan(high, rowsOf(LEFT_RIGHT))).toMatchObject([
      { code: "CHK-111", rule: "capacity-high", territory: "A", value: 6, limit: 5 },
    ]);
  });

  it("names a locked unit that moved", () => {
    const violations = checkPlan(problemWith({ lockedTo: lockUnit(3, 0) }), rowsOf(LEFT_RIGHT));
    expect(violations).toMatchObject([{ code: "CHK-112", rule: "unit-lock", territory: "A", units: ["u3"] }]);
  });

  it("names white space that was covered, and accepts it empty or absent", () => {
    const wide = {
      measures: [{ key: "work", values: new Float64Array(12).fill(1), tolerance: 0.2, balanceWeight: 0 }],
    };
    const problem = problemWith({ lockedTo: lockUnit(11, WHITE_SPACE), ...wide });
    expect(checkPlan(problem, rowsOf(LEFT_RIGHT))).toMatchObject([
      { code: "CHK-113", rule: "white-space", units: ["u11"] },
    ]);
    expect(checkPlan(problem, rowsOf(relabel({ 11: "" })))).toEqual([]);
    expect(checkPlan(problem, rowsOf(LEFT_RIGHT).slice(0, 11))).toEqual([]);
  });

  it("names a unit left uncovered without being white space", () => {
    const violations = checkPlan(problemWith(), rowsOf(relabel({ 11: "" })));
    expect(violations[0]).toMatchObject({ code: "CHK-105", rule: "uncovered-unit", units: ["u11"] });
  });

  it("names what left and what entered a locked territory", () => {
    const problem = problemWith({
      territories: territoriesWith({ locked: true }),
      realignment: realignment(),
    });
    expect(checkPlan(problem, rowsOf(LEFT_RIGHT))).toEqual([]);
    const violations = checkPlan(problem, rowsOf(relabel({ 2: "B", 9: "A" })));
    expect(violations[0]).toMatchObject({
      code: "CHK-114",
      rule: "territory-lock",
      territory: "A",
      units: ["u2", "u9"],
    });
  });

  it("names a fixed centre outside its territory", () => {
    const problem = problemWith({ territories: territoriesWith({ centreUnit: 4 }) });
    expect(checkPlan(problem, rowsOf(LEFT_RIGHT))).toMatchObject([
      { code: "CHK-115", rule: "fixed-centre", territory: "A", units: ["u4"] },
    ]);
  });

  it("names a required pair that was split and a forbidden pair that was not", () => {
    const required = problemWith({
      requiredPairs: [
        [2, 3],
        [0, 1],
      ],
    });
    expect(checkPlan(required, rowsOf(LEFT_RIGHT))).toMatchObject([
      { code: "CHK-116", rule: "required-pair", units: ["u2", "u3"] },
    ]);
    const forbidden = problemWith({
      forbiddenPairs: [
        [2, 3],
        [0, 1],
      ],
    });
    expect(checkPlan(forbidden, rowsOf(LEFT_RIGHT))).toMatchObject([
      { code: "CHK-117", rule: "forbidden-pair", units: ["u0", "u1"] },
    ]);
  });

  it("names a moved share above its cap and lists the moved units", () => {
    const capped = (maximumMovedShare: number) =>
      problemWith({ realignment: realignment({ maximumMovedShare }) });
    const swapped = rowsOf(relabel({ 2: "B", 9: "A" }));
    expect(checkPlan(capped(2 / 12), swapped)).toEqual([]);
    expect(checkPlan(capped(0.15), swapped)).toMatchObject([
      { code: "CHK-118", rule: "moved-share", units: ["u2", "u9"], limit: 0.15, value: 2 / 12 },
    ]);
    expect(checkPlan(capped(0), rowsOf(LEFT_RIGHT))).toEqual([]);
  });

  it("never counts a unit without a current territory as moved", () => {
    const current = realignment().current.slice();
    current[2] = -1;
    current[9] = -1;
    const problem = problemWith({ realignment: realignment({ current, maximumMovedShare: 0 }) });
    expect(checkPlan(problem, rowsOf(relabel({ 2: "B", 9: "A" })))).toEqual([]);
  });

  it("reports every fault of a plan at once, each with code, place, cause and fix", () => {
    const problem = problemWith({
      lockedTo: lockUnit(3, 0),
      requiredPairs: [[2, 3]],
      territories: territoriesWith({ centreUnit: 4 }),
      realignment: realignment({ maximumMovedShare: 0 }),
    });
    const rows = [
      ...rowsOf(relabel({ 0: "B", 11: "C" })).slice(1),
      { unitCode: "u1", territoryCode: "B", row: 99 },
    ];
    const violations = checkPlan(problem, rows, { file: "plan.csv" });
    expect(new Set(rulesOf(violations))).toEqual(
      new Set([
        "unit-twice",
        "unknown-territory",
        "missing-unit",
        "unit-lock",
        "fixed-centre",
        "required-pair",
        "band-low",
        "moved-share",
      ]),
    );
    for (const { code, where, cause, fix } of violations) {
      expect(code).toMatch(/^CHK-1\d\d$/);
      expect(where.file).toBe("plan.csv");
      expect(cause.length).toBeGreaterThan(10);
      expect(fix.length).toBeGreaterThan(5);
    }
  });

  it("agrees with a brute-force reachability count on random plans", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("A", "B"), { minLength: 12, maxLength: 12 }), (labels) => {
        const { adjacency } = problemWith();
        // transitive closure by repeated relaxation: the smallest unit reachable inside the same territory
        const root = labels.map((_, unit) => unit);
        for (let round = 0; round < 12; round++)
          for (let unit = 0; unit < 12; unit++)
            for (const other of adjacency.neighbours.slice(
              adjacency.offsets[unit],
              adjacency.offsets[unit + 1],
            ))
              if (labels[unit] === labels[other]) root[unit] = Math.min(root[unit], root[other]);
        const broken = ["A", "B"].filter(
          (label) => new Set(root.filter((_, unit) => labels[unit] === label)).size > 1,
        );
        const named = checkPlan(problemWith(), rowsOf(labels)).filter(({ rule }) => rule === "contiguity");
        expect(named.map(({ territory }) => territory)).toEqual(broken);
      }),
    );
  });
});
