import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCodeBook } from "./code-book.ts";
import { readAlignment } from "./read-alignment.ts";
import { readAlignmentRows } from "./read-alignment-rows.ts";
import { expectValue, problemCodes, tableOf, warningCodes } from "./testing.ts";

const book = createCodeBook(["01581", "01730", "02116", "90210"], ["99999"]);
const read = (...lines: string[]) => readAlignment(tableOf(...lines), book);
const pairs = (outcome: ReturnType<typeof read>) =>
  expectValue(outcome).map(({ unitCode, territoryCode }) => `${unitCode} ${territoryCode}`);

describe("readAlignment", () => {
  test.each([
    ["our own", ["unit_code,territory_code", "01581,T1", "01730,T1", "02116,T2", "90210,T2"]],
    ["AlignMix", ["ZIP,Territory,District", "01581,T1,D", "01730,T1,D", "02116,T2,D", "90210,T2,D"]],
    ["Veeva", ["Name,Territory_vod", "01581,;T1;", "01730,;T1;", "02116,;T2;", "90210,;T2;"]],
    ["columns the other way round", ["Territory,Zip Code", "T1,01581", "T1,01730", "T2,02116", "T2,90210"]],
    [
      "unnamed conventions: the first two columns",
      ["area,rep", "01581,T1", "01730,T1", "02116,T2", "90210,T2"],
    ],
    ["zip ranges", ["Zip From,Zip To,Territory", "01000,01999,T1", "02000,99998,T2"]],
  ])("reads the form of %s", (_, lines) => {
    const outcome = read(...lines);
    expect(outcome.warnings).toEqual([]);
    expect(pairs(outcome)).toEqual(["01581 T1", "01730 T1", "02116 T2", "90210 T2"]);
  });

  test("comes in the order of the units, whatever the order of the rows", () => {
    expect(pairs(read("unit,territory", "90210,B", "01581,A"))).toEqual(["01581 A", "90210 B"]);
  });

  test("units without a row or with an empty territory are a warning", () => {
    const outcome = read("unit,territory", "01581,A", "01730,");
    expect(pairs(outcome)).toEqual(["01581 A"]);
    expect(outcome.warnings.map(({ code, cause }) => [code, cause])).toEqual([
      ["IMP-264", "3 units have no territory: 01730, 02116, 90210"],
    ]);
  });

  test("names a unit in two territories with both rows, and one in a list of several", () => {
    const outcome = read("unit,territory", "01581,A", "01581,B", "01730,;A;B;");
    expect(
      outcome.ok ? [] : outcome.problems.map(({ code, where, cause }) => [code, where.row, cause]),
    ).toEqual([
      ["IMP-261", 3, 'unit 01581 is in "B" here and in "A" in row 2'],
      ["IMP-262", 4, "unit 01730 belongs to several territories: A, B"],
    ]);
  });

  test("a repeated row, unknown codes and lost zeros are warnings; filtered-out units pass quietly", () => {
    const all = ["01581,A", "01581,A", "1730,A", "02116,B", "90210,B", "12345,B", "99999,B"];
    const outcome = read("unit,territory", ...all);
    expect(pairs(outcome)).toHaveLength(4);
    expect(warningCodes(outcome)).toEqual(["IMP-263", "IMP-227", "IMP-267"]);
  });

  test("a file about entirely other units is a problem", () => {
    expect(problemCodes(read("unit,territory", "77777,A", "88888,A"))).toEqual(["IMP-263"]);
  });

  test.each([
    ["one column", ["unit", "01581"], "IMP-260"],
    ["a row without a unit", ["unit,territory", ",A"], "IMP-268"],
    ["a range that ends before it begins", ["from,to,territory", "02000,01000,A"], "IMP-265"],
    ["a range whose ends differ in length", ["from,to,territory", "1000,01999,A"], "IMP-265"],
    ["a range without a beginning", ["from,to,territory", ",01999,A"], "IMP-265"],
    [
      "overlapping ranges of different territories",
      ["from,to,territory", "01000,01600,A", "01500,01999,B"],
      "IMP-261",
    ],
  ])("names %s", (_, lines, code) => {
    expect(problemCodes(read(...lines))).toContain(code);
  });

  test("a range that holds no unit is a warning", () => {
    const outcome = read("from,to,territory", "01000,99998,A", "50000,50010,B");
    expect(warningCodes(outcome)).toEqual(["IMP-266"]);
  });

  test("columns can be named", () => {
    const table = tableOf("terr,geo,zip", "A,01581,x");
    expect(pairs(readAlignment(table, book, { unitColumn: "geo", territoryColumn: "terr" }))).toEqual([
      "01581 A",
    ]);
    expect(problemCodes(readAlignment(table, book, { unitColumn: "plz" }))).toEqual(["IMP-219"]);
  });
});

describe("readAlignmentRows", () => {
  test("keeps duplicates and unknown codes for the checker", () => {
    const table = tableOf("unit_code,territory_code", "x,A", "x,B", "y,");
    expect(expectValue(readAlignmentRows(table, { unitCodes: [] }))).toEqual([
      { unitCode: "x", territoryCodes: ["A"], row: 2 },
      { unitCode: "x", territoryCodes: ["B"], row: 3 },
      { unitCode: "y", territoryCodes: [], row: 4 },
    ]);
  });

  test("a range gives exactly the codes of its length between its ends", () => {
    const code = fc.stringMatching(/^[0-9]{2,3}$/);
    fc.assert(
      fc.property(fc.uniqueArray(code, { minLength: 1, maxLength: 30 }), code, code, (codes, a, b) => {
        const [first, last] = [a, b].sort();
        if (first.length !== last.length) return;
        const table = tableOf("from,to,territory", `${first},${last},T`);
        const rows = expectValue(readAlignmentRows(table, { unitCodes: codes }));
        const expected = codes.filter(
          (c) => c.length === first.length && Number(c) >= Number(first) && Number(c) <= Number(last),
        );
        expect(rows.map(({ unitCode }) => unitCode).sort()).toEqual(expected.sort());
      }),
    );
  });
});
