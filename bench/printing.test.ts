import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFigure } from "./format-figure.ts";
import { printTable } from "./print-table.ts";
import { readArguments } from "./read-arguments.ts";
import { logLogSlope, median } from "./statistics.ts";
import { SUITE_NAMES } from "./suite.ts";

describe("the command line", () => {
  it("runs every suite on two threads unless told otherwise", () => {
    expect(readArguments([])).toMatchObject({ suites: SUITE_NAMES, threads: [2], seeds: null, quick: false });
  });

  it("reads times, seeds, several thread counts and a folder", () => {
    const given = "cpmp --dir some/where --time 500ms --seeds 10 --threads 1,2 --json".split(" ");
    expect(readArguments(given)).toMatchObject({
      suites: ["cpmp"],
      folder: "some/where",
      milliseconds: 500,
      seeds: 10,
      threads: [1, 2],
      json: true,
    });
  });

  it.each([
    ["tract", '"tract" is no suite'],
    ["--seeds 0", "--seeds"],
    ["--seeds 2.5", "--seeds"],
    ["--time soon", "--time"],
    ["--threads 0", "--threads"],
    ["--dir x", "--dir needs exactly one suite"],
    ["--fast", "--fast"],
  ])("says what is wrong with %s", (line, reason) => {
    expect(readArguments(line.split(" "))).toContain(reason);
  });
});

describe("figures and tables", () => {
  it("are printed with a sign where they are gaps, and never as minus nothing", () => {
    expect(formatFigure.gap(0.00123)).toBe("+0.123 %");
    expect(formatFigure.gap(-0.01)).toBe("-1.000 %");
    expect(formatFigure.gap(-1e-9)).toBe("0.000 %");
    expect(formatFigure.gap(null)).toBe("–");
    expect(formatFigure.value(15561.924)).toBe("15561.9");
    expect(formatFigure.value(43)).toBe("43");
  });

  it("line up, text left and figures right", () => {
    const table = {
      title: "T",
      columns: ["name", "value"],
      rows: [
        ["ab", "1"],
        ["c", "±20 %"],
      ],
    };
    expect(printTable(table).split("\n")).toEqual([
      "**T**",
      "",
      "| name | value |",
      "|------|------:|",
      "| ab   |     1 |",
      "| c    | ±20 % |",
    ]);
  });
});

describe("statistics", () => {
  it("put half of the values on either side of the median", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values) ?? Number.NaN;
        expect(2 * values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length);
        expect(2 * values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length);
      }),
    );
    expect(median([])).toBeNull();
  });

  it("find the exponent of a power law", () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 3, noNaN: true }), (exponent) => {
        const points = [1, 10, 50, 1000].map((x): [number, number] => [x, 7 * x ** exponent]);
        expect(logLogSlope(points)).toBeCloseTo(exponent, 9);
      }),
    );
  });
});
