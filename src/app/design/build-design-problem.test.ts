import { describe, expect, it } from "vitest";
import { buildStudy } from "../../../test/build-study.ts";
import { accountId } from "../../core/domain/ids.ts";
import { buildDesignProblem } from "./build-design-problem.ts";
import type { Study } from "./study.ts";

const BALANCE = { balance: [{ measure: "workload", tolerance: 0.1, weight: 1 }] };

function problemOf(study: Study, count: number | null = null) {
  const built = buildDesignProblem(study, count);
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.value;
}

function codesOf(study: Study, count: number | null = null): string[] {
  const built = buildDesignProblem(study, count);
  return built.ok ? [] : built.problems.map((problem) => problem.code);
}

/** Units 0 and 1 in A, 2 and 3 in B. */
const current = { codes: ["A", "B"], territoryOf: Int32Array.of(0, 0, 1, 1) };

describe("the territories of a problem", () => {
  it("are numbered T01 … where only a number is wished", () => {
    expect(problemOf(buildStudy(BALANCE), 3).territories.map(({ code }) => code)).toEqual([
      "T01",
      "T02",
      "T03",
    ]);
  });

  it("keep the codes of the plan in force, new ones are added behind", () => {
    const problem = problemOf(buildStudy(BALANCE, { current }), 3);
    expect(problem.territories.map(({ code }) => code)).toEqual(["A", "B", "T01"]);
    expect([...(problem.realignment?.current ?? [])]).toEqual([0, 0, 1, 1]);
  });

  it("give up the one with fewest units, with a warning, where fewer are wished", () => {
    const uneven = { codes: ["A", "B"], territoryOf: Int32Array.of(0, 1, 1, 1) };
    const built = buildDesignProblem(buildStudy(BALANCE, { current: uneven }), 1);
    expect(built).toMatchObject({
      ok: true,
      warnings: [{ code: "CLI-165", cause: expect.stringContaining("A") }],
    });
    expect(built.ok && [...(built.value.realignment?.current ?? [])]).toEqual([-1, 0, 0, 0]);
  });

  it("take share, centre, home and capacities from the list and from a centres file", () => {
    const centre = {
      territoryCode: "B",
      name: "South",
      centreUnit: "u3",
      unit: 3,
      home: { longitude: 3, latitude: 1 },
      share: 0.5,
      shareByMeasure: {},
      minimumByMeasure: {},
      maximumByMeasure: { workload: 3 },
    } as unknown as Study["centres"][number];
    const spec = {
      ...BALANCE,
      territories: [
        {
          code: "A",
          share: 1,
          shareByMeasure: {},
          centre: "u0",
          capacities: [],
          locked: false,
          contiguous: false,
        },
        { code: "B", share: 1, shareByMeasure: {}, capacities: [], locked: false },
      ],
    };
    const [a, b] = problemOf(buildStudy(spec, { centres: [centre] })).territories;
    expect(a).toMatchObject({ centreUnit: 0, contiguous: false, home: null });
    expect(b).toMatchObject({
      name: "South",
      centreUnit: 3,
      home: { x: 3, y: 1 },
      capacities: [{ measureKey: "workload", minimum: null, maximum: 3 }],
    });
  });
});

describe("what takes freedom away", () => {
  const lockOf = (study: Study, count: number | null = null) => [...problemOf(study, count).lockedTo];

  it("locks units to a territory, to where they are, or leaves them uncovered", () => {
    const locks: Study["locks"] = [
      { unit: 0, target: { kind: "territory", code: "B" } },
      { unit: 1, target: { kind: "current" } },
      { unit: 2, target: { kind: "white-space" } },
    ];
    expect(lockOf(buildStudy(BALANCE, { current, locks }))).toEqual([1, 0, -2, -1]);
  });

  it("locks the whole territories outside a scope", () => {
    const problem = problemOf(buildStudy({ ...BALANCE, scope: ["B"] }, { current }));
    expect(problem.territories.map(({ locked }) => locked)).toEqual([true, false]);
    expect([...problem.lockedTo]).toEqual([0, 0, -1, -1]);
  });

  it("leaves white space that a scope does not reach as it is, unless its territories may lie apart", () => {
    const holed = { codes: ["A", "B"], territoryOf: Int32Array.of(-1, 0, 1, 1) };
    expect(lockOf(buildStudy({ ...BALANCE, scope: ["B"] }, { current: holed }))).toEqual([-2, 0, -1, -1]);
    expect(lockOf(buildStudy({ ...BALANCE, scope: ["A"] }, { current: holed }))).toEqual([-1, -1, 1, 1]);
    const apart = { ...BALANCE, scope: ["B"], contiguous: false };
    expect(lockOf(buildStudy(apart, { current: holed }))).toEqual([-1, 0, -1, -1]);
  });

  it("frees the units of a dissolved territory only, and lets its neighbours grow", () => {
    const problem = problemOf(buildStudy({ ...BALANCE, dissolve: ["B"] }, { current }));
    expect(problem.territories.map(({ code, locked }) => [code, locked])).toEqual([["A", false]]);
    expect([...problem.lockedTo]).toEqual([0, 0, -1, -1]);
  });

  it("protects the units of protected accounts", () => {
    const account = {
      id: accountId("X"),
      name: "X",
      longitude: 0,
      latitude: 0,
      unit: 2,
      placedBy: "inside",
      columns: {},
    } as const;
    const study = buildStudy({ ...BALANCE, protectedAccounts: ["X"] }, { current, accounts: [account] });
    expect(lockOf(study)).toEqual([-1, -1, 1, -1]);
  });

  it("names every setting that cannot be meant", () => {
    const lock = (unit: number, code: string): Study["locks"][number] => ({
      unit,
      target: { kind: "territory", code },
    });
    expect(codesOf(buildStudy(BALANCE, { locks: [lock(0, "Z")] }), 2)).toEqual(["CLI-170"]);
    expect(codesOf(buildStudy(BALANCE, { locks: [lock(0, "T01"), lock(0, "T02")] }), 2)).toEqual(["CLI-172"]);
    expect(codesOf(buildStudy({ ...BALANCE, whiteSpace: ["zz"] }), 2)).toEqual(["CLI-164"]);
    expect(codesOf(buildStudy({ ...BALANCE, scope: ["A"], maximumMovedShare: 0.1 }), 2)).toEqual([
      "CLI-169",
      "CLI-169",
    ]);
    expect(codesOf(buildStudy(BALANCE), 5)).toEqual(["CLI-167"]);
    expect(codesOf(buildStudy(BALANCE))).toContain("CLI-162");
  });
});

describe("the measures of a problem", () => {
  it("come from a column whatever its case, or count units", () => {
    const balance = [
      { measure: "WORKLOAD", tolerance: 0.1, weight: 1 },
      { measure: "units", tolerance: null, weight: 2 },
    ];
    const { measures } = problemOf(buildStudy({ balance }), 2);
    expect(measures.map(({ values }) => [...values])).toEqual([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
    expect(measures[1]).toMatchObject({ tolerance: null, balanceWeight: 2 });
  });

  it("suggest the nearest column, and refuse a measure that is given twice", () => {
    const misspelt = buildDesignProblem(
      buildStudy({ balance: [{ measure: "worklaod", tolerance: 0, weight: 1 }] }),
      2,
    );
    expect(misspelt).toMatchObject({
      problems: [{ code: "CLI-161", fix: expect.stringContaining('"workload"') }],
    });
    expect(codesOf(buildStudy({ balance: [...BALANCE.balance, ...BALANCE.balance] }), 2)).toEqual([
      "CLI-166",
    ]);
  });
});
