import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseNumber } from "./parse-number.ts";

describe("parseNumber", () => {
  test.each([
    ["1492", 1492],
    ["1,492", 1492],
    ["1,234,567.89", 1234567.89],
    ["1 234 567", 1234567],
    ["1'234.5", 1234.5],
    ["-3.5", -3.5],
    ["\u22123.5", -3.5],
    ["+7", 7],
    ["(1,200)", -1200],
    [".5", 0.5],
    ["5.", 5],
    ["3.17E+09", 3.17e9],
    ["12.5%", 0.125],
    ["$1,200.50", 1200.5],
    ["-$5", -5],
    ["Rp 15000", 15000],
    [" 42 ", 42],
    ["\u00a042\u00a0", 42],
    ["007", 7],
  ])("reads %j with a decimal point as %d", (text, value) => {
    expect(parseNumber(text, ".")).toBeCloseTo(value, 10);
  });

  test.each([
    ["1.234,5", 1234.5],
    ["1.234", 1234],
    ["1.234.567", 1234567],
    ["0,5", 0.5],
    ["-12,75", -12.75],
    ["Rp 1.250.000,50", 1250000.5],
    ["7,5 %", 0.075],
    ["12", 12],
  ])("reads %j with a decimal comma as %d", (text, value) => {
    expect(parseNumber(text, ",")).toBeCloseTo(value, 10);
  });

  test.each(["", "  ", "N/A", "n.a.", "-", "–", "NULL", "NaN", "#N/A"])(
    "takes %j for a missing value",
    (text) => {
      expect(parseNumber(text, ".")).toBeNull();
    },
  );

  test("an empty cell is a missing value, a worksheet's number is itself", () => {
    expect(parseNumber(null, ".")).toBeNull();
    expect(parseNumber(undefined, ",")).toBeNull();
    expect(parseNumber(1.5, ",")).toBe(1.5);
  });

  test.each(["abc", "12abc", "1,23", "1.2.3", "12,3456", "1,234,56", "--5", "1e", "%", "0x1F", "Infinity"])(
    "names %j as no number with a decimal point",
    (text) => {
      expect(parseNumber(text, ".")).toEqual({ problem: expect.stringContaining(`"${text}"`) });
    },
  );

  test("says when a cell would be a number with the other decimal mark", () => {
    expect(parseNumber("1,5", ".")).toEqual({
      problem: '"1,5" is a number only with a decimal comma, but this file uses a decimal point',
    });
    expect(parseNumber("1.5", ",")).toEqual({
      problem: '"1.5" is a number only with a decimal point, but this file uses a decimal comma',
    });
  });

  test("names a number that is too large and one that is not finite", () => {
    expect(parseNumber("1e999", ".")).toEqual({ problem: '"1e999" is too large for a number' });
    expect(parseNumber(Number.POSITIVE_INFINITY, ".")).toEqual({
      problem: "Infinity is not a finite number",
    });
  });

  test("reads back what each locale writes", () => {
    const point = new Intl.NumberFormat("en-US", { maximumFractionDigits: 3 });
    const comma = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 3 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (thousandths) => {
        const value = thousandths / 1000;
        expect(parseNumber(point.format(value), ".")).toBe(value);
        expect(parseNumber(comma.format(value), ",")).toBe(value);
      }),
    );
  });
});
