import { describe, expect, test } from "vitest";
import { parseBalanceSpec } from "./parse-balance-spec.ts";
import { parseDistance } from "./parse-distance.ts";
import { parseDuration } from "./parse-duration.ts";
import { parsePercent } from "./parse-percent.ts";
import { parseRange } from "./parse-range.ts";
import { parseWeights } from "./parse-weights.ts";
import { expectValue, problemCodes } from "./testing.ts";

describe("option texts", () => {
  test.each([
    ["workload:5%", { measureKey: "workload", tolerance: 0.05 }],
    ["penduduk:0.5%", { measureKey: "penduduk", tolerance: 0.005 }],
    ["penduduk:0,5%", { measureKey: "penduduk", tolerance: 0.005 }],
    ["a:b:0.1", { measureKey: "a:b", tolerance: 0.1 }],
    ["revenue", { measureKey: "revenue", tolerance: null }],
  ])("balance %j", (text, spec) => {
    expect(expectValue(parseBalanceSpec(text))).toEqual(spec);
  });

  test.each(["", ":5%", "workload:", "workload:five", "workload:5", "workload:120%"])(
    "balance %j is named",
    (text) => {
      expect(problemCodes(parseBalanceSpec(text))).toEqual(["CLI-121"]);
    },
  );

  test.each([
    ["10%", 0.1],
    ["0.1", 0.1],
    ["0,25 %", 0.0025],
    ["100%", 1],
    ["0", 0],
  ])("share %j is %d", (text, share) => {
    expect(expectValue(parsePercent(text))).toBeCloseTo(share, 12);
  });

  test.each(["", "ten", "-5%", "10", "101%", "5%%"])("share %j is named", (text) => {
    expect(problemCodes(parsePercent(text))).toEqual(["CLI-122"]);
  });

  test.each([
    ["100km", 100],
    ["100 KM", 100],
    ["2,5km", 2.5],
    ["500m", 0.5],
    ["10mi", 16.09344],
    ["7", 7],
  ])("distance %j is %d km", (text, km) => {
    expect(expectValue(parseDistance(text))).toBeCloseTo(km, 9);
  });

  test.each(["", "km", "-5km", "far", "5 miles"])("distance %j is named", (text) => {
    expect(problemCodes(parseDistance(text))).toEqual(["CLI-123"]);
  });

  test.each([
    ["20", { minimum: 20, maximum: 20 }],
    ["18-24", { minimum: 18, maximum: 24 }],
    ["18..24", { minimum: 18, maximum: 24 }],
    [" 5 – 6 ", { minimum: 5, maximum: 6 }],
  ])("number of territories %j", (text, range) => {
    expect(expectValue(parseRange(text))).toEqual(range);
  });

  test.each(["", "0", "-3", "2.5", "24-18", "0-5", "many", "99999999"])(
    "number of territories %j is named",
    (text) => {
      expect(problemCodes(parseRange(text))).toEqual(["CLI-124"]);
    },
  );

  test("weights come as separate texts or as one", () => {
    expect(expectValue(parseWeights(["compactness=1", "travel=0.5"]))).toEqual({
      compactness: 1,
      travel: 0.5,
    });
    expect(expectValue(parseWeights(["compactness=1 balance=2,max-diameter=0"]))).toEqual({
      compactness: 1,
      balance: 2,
      "max-diameter": 0,
    });
    expect(expectValue(parseWeights([]))).toEqual({});
  });

  test("every weight that cannot be read is named at once", () => {
    const outcome = parseWeights([
      "compactness",
      "travel=-1",
      "speed=1",
      "balance=1=2",
      "travel=1",
      "travel=2",
      "toString=1",
    ]);
    expect(problemCodes(outcome)).toEqual(Array(6).fill("CLI-125"));
  });

  test.each([
    ["10s", 10_000],
    ["500ms", 500],
    ["1.5 min", 90_000],
    ["2m", 120_000],
    ["1h", 3_600_000],
    ["30", 30_000],
  ])("time %j is %d ms", (text, milliseconds) => {
    expect(expectValue(parseDuration(text))).toBe(milliseconds);
  });

  test.each(["", "0s", "-1s", "soon", "10 d"])("time %j is named", (text) => {
    expect(problemCodes(parseDuration(text))).toEqual(["CLI-126"]);
  });
});
