import { describe, expect, test } from "vitest";
import { createCodeBook } from "./code-book.ts";
import { readBarriers } from "./read-barriers.ts";
import { readCentres } from "./read-centres.ts";
import { readLinks } from "./read-links.ts";
import { readLocks } from "./read-locks.ts";
import { readPairs } from "./read-pairs.ts";
import { expectValue, problemCodes, tableOf, warningCodes } from "./testing.ts";

const book = createCodeBook(["01", "02", "03"], ["09"]);

describe("readLocks", () => {
  test("locks units to a territory, to where they are, or to nothing, and whole territories", () => {
    const locks = expectValue(
      readLocks(tableOf("unit_code,territory_code", "01,A", "2,", "03,-", ",B", ",B"), book),
    );
    expect(locks).toEqual({
      units: [
        { unitCode: "01", target: { kind: "territory", territoryCode: "A" } },
        { unitCode: "02", target: { kind: "current" } },
        { unitCode: "03", target: { kind: "white-space" } },
      ],
      territories: ["B"],
    });
  });

  test("reads a list of units alone or of territories alone", () => {
    expect(expectValue(readLocks(tableOf("unit", "01"), book)).units).toHaveLength(1);
    expect(expectValue(readLocks(tableOf("territory_code", "A"), book))).toEqual({
      units: [],
      territories: ["A"],
    });
  });

  test.each([
    ["an unknown unit", ["unit_code", "77"], ["IMP-270"]],
    ["a unit that the filter left out", ["unit_code", "09"], ["IMP-270"]],
    ["a unit locked to two territories", ["unit_code,territory_code", "01,A", "01,B"], ["IMP-272"]],
    ["a row that names nothing", ["unit_code,territory_code,note", ",,x"], ["IMP-271"]],
    ["columns that mean nothing", ["a,b", "01,A"], ["IMP-260"]],
  ])("names %s", (_, lines, codes) => {
    expect(problemCodes(readLocks(tableOf(...lines), book))).toEqual(codes);
  });
});

describe("readCentres", () => {
  test("reads fixed centres, homes, shares, names and limits per measure", () => {
    const lines = [
      "territory_code,name,unit_code,latitude,longitude,share,share_revenue,minimum_workload,max_workload",
      "A,North,01,,,0.5,0.4,10,20",
      "B,,,-6.2,106.8,,,,",
    ];
    expect(expectValue(readCentres(tableOf(...lines), book))).toEqual([
      {
        territoryCode: "A",
        name: "North",
        centreUnit: "01",
        home: null,
        share: 0.5,
        shareByMeasure: { revenue: 0.4 },
        minimumByMeasure: { workload: 10 },
        maximumByMeasure: { workload: 20 },
      },
      {
        territoryCode: "B",
        name: null,
        centreUnit: null,
        home: { longitude: 106.8, latitude: -6.2 },
        share: null,
        shareByMeasure: {},
        minimumByMeasure: {},
        maximumByMeasure: {},
      },
    ]);
  });

  test.each([
    ["no column of territories", ["unit_code", "01"], ["IMP-260"]],
    ["a territory without code", ["territory_code,unit_code", ",01"], ["IMP-271"]],
    ["a territory that stands twice", ["territory_code,unit_code", "A,01", "A,02"], ["IMP-272"]],
    ["an unknown centre", ["territory_code,unit_code", "A,77"], ["IMP-270"]],
    ["a territory about which nothing is said", ["territory_code,unit_code", "A,"], ["IMP-277"]],
    ["a share of zero", ["territory_code,share", "A,0"], ["IMP-278"]],
    ["a share that is text", ["territory_code,share", "A,half"], ["IMP-220"]],
    ["a home outside the globe", ["territory_code,lat,lon", "A,91,200"], ["IMP-245"]],
  ])("names %s", (_, lines, codes) => {
    expect(problemCodes(readCentres(tableOf(...lines), book))).toEqual(codes);
  });
});

describe("readPairs", () => {
  test("reads required and forbidden pairs, in English or Indonesian", () => {
    expect(
      expectValue(readPairs(tableOf("unit_a,unit_b,kind", "01,02,required", "02,3,Dilarang"), book)),
    ).toEqual([
      { unitA: "01", unitB: "02", kind: "required" },
      { unitA: "02", unitB: "03", kind: "forbidden" },
    ]);
  });

  test.each([
    ["too few columns", ["unit_a,unit_b", "01,02"], ["IMP-260"]],
    ["a unit paired with itself", ["a,b,kind", "01,1,required"], ["IMP-273"]],
    ["a kind that is none", ["a,b,kind", "01,02,maybe"], ["IMP-274"]],
    ["a pair that is both", ["a,b,kind", "01,02,required", "02,01,forbidden"], ["IMP-275"]],
    ["both unknown units of a row", ["a,b,kind", "7,8,required"], ["IMP-270", "IMP-270"]],
  ])("names %s", (_, lines, codes) => {
    expect(problemCodes(readPairs(tableOf(...lines), book))).toEqual(codes);
  });
});

describe("readBarriers", () => {
  test("an empty price removes the border, a price is kept", () => {
    expect(expectValue(readBarriers(tableOf("unit_a;unit_b;price", "01;02;", "02;03;2,5"), book))).toEqual([
      { unitA: "01", unitB: "02", price: null },
      { unitA: "02", unitB: "03", price: 2.5 },
    ]);
    expect(expectValue(readBarriers(tableOf("a,b", "01,02"), book))).toEqual([
      { unitA: "01", unitB: "02", price: null },
    ]);
  });

  test.each([
    ["one column", ["unit_a", "01"], ["IMP-260"]],
    ["a negative price", ["a,b,price", "01,02,-1"], ["IMP-221"]],
    ["a price that is text", ["a,b,price", "01,02,high"], ["IMP-220"]],
  ])("names %s", (_, lines, codes) => {
    expect(problemCodes(readBarriers(tableOf(...lines), book))).toEqual(codes);
  });
});

describe("readLinks", () => {
  test("rows of type land make the file the complete adjacency; the first filled _km column is the length", () => {
    const lines = ["kode_a,kode_b,type,shared_border_km,gap_km", "01,02,land,12.5,", "02,03,sea,,40"];
    expect(expectValue(readLinks(tableOf(...lines), book))).toEqual({
      rows: [
        { unitA: "01", unitB: "02", isLand: true, lengthKm: 12.5 },
        { unitA: "02", unitB: "03", isLand: false, lengthKm: 40 },
      ],
      isComplete: true,
    });
  });

  test("without land rows the links are added to the borders", () => {
    const links = expectValue(readLinks(tableOf("a,b", "01,02"), book));
    expect(links).toEqual({
      rows: [{ unitA: "01", unitB: "02", isLand: false, lengthKm: null }],
      isComplete: false,
    });
  });

  test("skips units that the filter left out quietly and unknown ones with a warning", () => {
    expect(readLinks(tableOf("a,b,type", "01,09,land", "01,02,land"), book).warnings).toEqual([]);
    const outcome = readLinks(tableOf("a,b", "01,77", "01,02"), book);
    expect(warningCodes(outcome)).toEqual(["IMP-276"]);
    expect(expectValue(outcome).rows).toHaveLength(1);
  });

  test.each([
    ["one column", ["a", "01"], ["IMP-260"]],
    ["an end without a unit", ["a,b", "01,"], ["IMP-271"]],
    ["a unit linked to itself", ["a,b", "01,01"], ["IMP-273"]],
    ["a negative length", ["a,b,gap_km", "01,02,-4"], ["IMP-220"]],
    ["a length that is text", ["a,b,gap_km", "01,02,far"], ["IMP-220"]],
  ])("names %s", (_, lines, codes) => {
    expect(problemCodes(readLinks(tableOf(...lines), book))).toEqual(codes);
  });
});
