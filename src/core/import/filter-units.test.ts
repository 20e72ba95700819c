import { describe, expect, test } from "vitest";
import type { DecodedUnits } from "./decoded-units.ts";
import { filterUnits } from "./filter-units.ts";
import { measureFromColumn } from "./measure-from-column.ts";
import { parseFilter } from "./parse-filter.ts";
import { expectValue, problemCodes, warningCodes } from "./testing.ts";

//  a ─0─ b ─1─ c      three squares in a row; arc 0 and 1 are shared borders, 2, 3, 4 the outer ones
const units: DecodedUnits = {
  file: "units.topojson",
  codes: ["a", "b", "c"],
  names: ["Alpha", "Beta", "Gamma"],
  columns: { prov: ["01", "02", "02"], kind: ["x", "x", null], size: [1, 2, 2] },
  topology: {
    arcs: [
      [
        [1, 0],
        [1, 1],
      ],
      [
        [2, 0],
        [2, 1],
      ],
      [
        [1, 1],
        [0, 1],
        [0, 0],
        [1, 0],
      ],
      [
        [1, 1],
        [2, 1],
      ],
      [
        [2, 0],
        [3, 0],
        [3, 1],
        [2, 1],
      ],
    ],
    polygons: [[[[0, 2]]], [[[~0, 3, ~1]]], [[[1, 4]]]],
  },
  points: { kind: "geographic", x: Float64Array.of(0.5, 1.5, 2.5), y: Float64Array.of(0.5, 0.5, 0.5) },
  pointSource: "graph",
  edges: [
    [0, 1, 10],
    [1, 2, 20],
  ],
};

const filterBy = (...texts: string[]) =>
  filterUnits(
    units,
    texts.map((text) => expectValue(parseFilter(text))),
  );

describe("filterUnits", () => {
  test("keeps codes, names, columns, points, polygons and edges of the kept units only", () => {
    const kept = expectValue(filterBy("prov=02"));
    expect(kept.codes).toEqual(["b", "c"]);
    expect(kept.names).toEqual(["Beta", "Gamma"]);
    expect(kept.columns).toEqual({ prov: ["02", "02"], kind: ["x", null], size: [2, 2] });
    expect([...(kept.points?.x ?? [])]).toEqual([1.5, 2.5]);
    expect(kept.edges).toEqual([[0, 1, 20]]);
  });

  test("polygons of kept units run through the same coordinates as before, unused arcs are gone", () => {
    const before = units.topology;
    const after = expectValue(filterBy("prov!=01", "kind=")).topology;
    expect(after?.arcs).toHaveLength(2);
    const path = (topology: typeof before, unit: number) =>
      topology?.polygons[unit]
        .flat(2)
        .map((arc) => (arc < 0 ? [...topology.arcs[~arc]].reverse() : topology.arcs[arc]));
    expect(path(after, 0)).toEqual(path(before, 2));
  });

  test("several filters must all be true, and a negated one keeps empty cells", () => {
    expect(expectValue(filterBy("prov=02", "kind=x")).codes).toEqual(["b"]);
    expect(expectValue(filterBy("kind!=x")).codes).toEqual(["c"]);
    expect(expectValue(filterBy("size=2")).codes).toEqual(["b", "c"]);
  });

  test("without filters nothing changes", () => {
    expect(expectValue(filterUnits(units, []))).toBe(units);
  });

  test("names every unknown column and lists those there are", () => {
    const outcome = filterBy("propinsi=1", "jenis!=2");
    expect(problemCodes(outcome)).toEqual(["IMP-219", "IMP-219"]);
    expect(outcome.ok ? "" : outcome.problems[0].fix).toBe("use one of the columns: prov, kind, size");
  });

  test("names a filter that keeps nothing and a value that occurs nowhere", () => {
    const nothing = filterBy("prov=1");
    expect(problemCodes(nothing)).toEqual(["IMP-232"]);
    expect(nothing.warnings[0].fix).toContain("01, 02");
    expect(warningCodes(filterBy("prov=02,2"))).toEqual(["IMP-233"]);
  });
});

describe("parseFilter", () => {
  test.each([
    ["provinsi_kode=33,34", { column: "provinsi_kode", isNegated: false, values: ["33", "34"] }],
    ["state_fips!=02,15", { column: "state_fips", isNegated: true, values: ["02", "15"] }],
    [" a = 1 , 2 ", { column: "a", isNegated: false, values: ["1", "2"] }],
    [
      'city="Washington, DC",Boston',
      { column: "city", isNegated: false, values: ["Washington, DC", "Boston"] },
    ],
    ['n="say ""hi"""', { column: "n", isNegated: false, values: ['say "hi"'] }],
    ["segment=", { column: "segment", isNegated: false, values: [""] }],
    ["x=a=b", { column: "x", isNegated: false, values: ["a=b"] }],
  ])("reads %j", (text, expected) => {
    expect(expectValue(parseFilter(text))).toEqual({ ...expected, text });
  });

  test.each(["", "prov", "=1", "!=1", 'city="open'])("names %j", (text) => {
    expect(problemCodes(parseFilter(text))).toEqual(["CLI-127"]);
  });
});

describe("measureFromColumn", () => {
  const source = (cells: readonly (string | number | null)[]) => ({
    codes: cells.map((_, index) => `u${index}`),
    columns: { m: cells },
  });

  test("reads numbers from text and numbers; missing ones count 0 and are named", () => {
    const outcome = measureFromColumn(source(["1,492", 2.5, null, "N/A"]), "m", "units.csv");
    expect([...expectValue(outcome)]).toEqual([1492, 2.5, 0, 0]);
    expect(outcome.warnings.map(({ code, cause }) => [code, cause])).toEqual([
      ["IMP-222", "2 units have no value and count 0: u2, u3"],
    ]);
  });

  test("names every cell that is no number or negative, with its unit", () => {
    const outcome = measureFromColumn(source(["abc", -1, "5", "12x"]), "m", "units.csv");
    expect(outcome.ok ? [] : outcome.problems.map(({ code, where }) => [code, where.item])).toEqual([
      ["IMP-220", "u0"],
      ["IMP-221", "u1"],
      ["IMP-220", "u3"],
    ]);
  });

  test("names a column that is not there, and one with nothing to balance", () => {
    expect(problemCodes(measureFromColumn(source([1]), "pop", "u.csv"))).toEqual(["IMP-219"]);
    expect(problemCodes(measureFromColumn(source([0, null]), "m", "u.csv"))).toEqual(["IMP-234"]);
  });
});
