import { describe, expect, test } from "vitest";
import type { Cell } from "../domain/unit-layer.ts";
import { createCodeBook } from "./code-book.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { joinAttributes } from "./join-attributes.ts";
import { parseFilter } from "./parse-filter.ts";
import { expectValue, problemCodes, tableOf, warningCodes } from "./testing.ts";

function unitsOf(codes: readonly string[], columns: Record<string, readonly Cell[]> = {}): DecodedUnits {
  return {
    file: "units.geojson",
    codes,
    names: codes,
    columns,
    topology: null,
    points: null,
    pointSource: null,
    edges: null,
  };
}

describe("joinAttributes", () => {
  test("adds the columns of the table in the order of the units", () => {
    const joined = joinAttributes(unitsOf(["01001", "01003"]), tableOf("fips,pop", "01003,7", "01001,5"), {
      keyColumn: "fips",
    });
    expect(joined.warnings).toEqual([]);
    expect(expectValue(joined).columns).toEqual({ fips: ["01001", "01003"], pop: ["5", "7"] });
  });

  test("equal values in a column both have pass quietly, as text or number; the key column keeps the units' spelling", () => {
    const units = unitsOf(["11.10"], { kode: ["11.10"], luas: [1851.5] });
    const joined = joinAttributes(units, tableOf("kode,luas", "11.1,1851.50"), { keyColumn: "kode" });
    expect(warningCodes(joined)).toEqual(["IMP-227"]);
    expect(expectValue(joined).columns.kode).toEqual(["11.10"]);
  });

  test("where values differ the attribute file wins, with the first ones named", () => {
    const units = unitsOf(["a", "b"], { name: ["Alpha", "Beta"] });
    const joined = joinAttributes(units, tableOf("code,name", "a,Alpha", "b,Bravo"), { keyColumn: "code" });
    expect(expectValue(joined).columns.name).toEqual(["Alpha", "Bravo"]);
    expect(joined.warnings.map(({ code, cause }) => [code, cause])).toEqual([
      [
        "IMP-226",
        '"name" differs from units.geojson for 1 unit, this file\'s value is used: b (Beta and Bravo)',
      ],
    ]);
  });

  test("units without a row keep what they have; rows without a unit are counted", () => {
    const units = unitsOf(["a", "b"], { pop: [1, 2] });
    const joined = joinAttributes(units, tableOf("code,pop", "a,1", "x,9", "y,9"), { keyColumn: "code" });
    expect(expectValue(joined).columns.pop).toEqual(["1", 2]);
    expect(warningCodes(joined)).toEqual(["IMP-224", "IMP-225"]);
    expect(joined.warnings[0].cause).toContain("x, y");
  });

  test("rows without a unit that the filters would leave out are not told", () => {
    const table = tableOf("code,state,pop", "a,1,1", "x,2,9", "y,1,9");
    const filters = ["state=1", "kind!=sea"].flatMap((text) => expectValue(parseFilter(text)));
    const joined = joinAttributes(unitsOf(["a"]), table, { keyColumn: "code", filters });
    expect(joined.warnings.map(({ cause }) => cause)).toEqual([
      "1 attribute row has no unit in units.geojson: y",
    ]);
    const all = joinAttributes(unitsOf(["a"]), table, { keyColumn: "code" });
    expect(all.warnings[0].cause).toContain("x, y");
  });

  test("puts back leading zeros that a spreadsheet ate, and zeros after the point", () => {
    const leading = joinAttributes(unitsOf(["01001", "02013"]), tableOf("fips,pop", "1001,5", "2013,6"), {
      keyColumn: "fips",
    });
    expect(expectValue(leading).columns.pop).toEqual(["5", "6"]);
    expect(leading.warnings.map(({ cause }) => cause)).toEqual([
      "2 codes had lost zeros, put back: 1001 → 01001, 2013 → 02013",
    ]);
    const trailing = joinAttributes(unitsOf(["11.10", "31"]), tableOf("kode,luas", "11.1,7", "31.0,8"), {
      keyColumn: "kode",
    });
    expect(expectValue(trailing).columns.luas).toEqual(["7", "8"]);
  });

  test("never lets a repaired code push out the row that names the unit in full", () => {
    const joined = joinAttributes(unitsOf(["11.10"]), tableOf("kode,luas", "11.1,7", "11.10,8"), {
      keyColumn: "kode",
    });
    expect(problemCodes(joined)).toEqual(["IMP-228"]);
  });

  test("names a code whose lost zeros could be several units", () => {
    const joined = joinAttributes(
      unitsOf(["11.10", "11.100", "12"]),
      tableOf("kode,luas", "11.1,7", "12,8"),
      { keyColumn: "kode" },
    );
    expect(joined.ok ? "" : joined.problems[0].cause).toBe('"11.1" lost zeros and could be 11.10, 11.100');
  });

  test("turns a decimal-comma table into numbers but keeps its codes", () => {
    const table = tableOf("kode;prov;luas;padat", "11.01;01;4.174,2;1.234", "11.10;01;851,62;987");
    const columns = expectValue(
      joinAttributes(unitsOf(["11.01", "11.10"]), table, { keyColumn: "kode" }),
    ).columns;
    expect(columns).toEqual({
      kode: ["11.01", "11.10"],
      prov: ["01", "01"],
      luas: [4174.2, 851.62],
      padat: [1234, 987],
    });
  });

  test.each([
    ["a key that stands twice", ["code,pop", "a,1", "a,2"], "IMP-223"],
    ["a row without a key", ["code,pop", "a,1", ",2"], "IMP-230"],
    ["a table about other units", ["code,pop", "x,1", "y,2"], "IMP-229"],
    ["a key column that is not there", ["kode,pop", "a,1"], "IMP-219"],
  ])("names %s", (_, lines, code) => {
    expect(
      problemCodes(joinAttributes(unitsOf(["a", "b"]), tableOf(...lines), { keyColumn: "code" })),
    ).toEqual([code]);
  });

  test("finds a key column whatever its case and underscores", () => {
    const joined = joinAttributes(unitsOf(["a"]), tableOf("Unit Code,pop", "a,1"), {
      keyColumn: "unit_code",
    });
    expect(expectValue(joined).columns.pop).toEqual(["1"]);
  });
});

describe("createCodeBook", () => {
  const book = createCodeBook(["01001", "11.10", "AB1", "31"], ["02013"]);

  test.each([
    ["01001", { kind: "known", code: "01001" }],
    [" 01001 ", { kind: "known", code: "01001" }],
    [1001, { kind: "repaired", code: "01001" }],
    ["11.1", { kind: "repaired", code: "11.10" }],
    ["31.0", { kind: "repaired", code: "31" }],
    ["02013", { kind: "filtered-out", code: "02013" }],
    ["2013", { kind: "filtered-out", code: "02013" }],
    ["ab1", { kind: "unknown" }],
    ["", { kind: "unknown" }],
    [null, { kind: "unknown" }],
  ])("looks up %j", (cell, expected) => {
    expect(book.lookUp(cell)).toEqual(expected);
  });
});
