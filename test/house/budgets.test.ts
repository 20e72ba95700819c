import { describe, expect, test } from "vitest";
import {
  areaOf,
  MAXIMUM_FILE_LINES,
  MAXIMUM_FUNCTION_LINES,
  measureFile,
  percentile,
} from "./measure-budgets.ts";
import { NAMED_KERNELS } from "./named-kernels.ts";
import { readSources } from "./read-sources.ts";

const sizes = [...readSources(["src", "demo", "bench", "test"], { tests: true })].map(([path, text]) =>
  measureFile(path, text),
);

const longFunctions = sizes
  .filter((file) => !file.path.endsWith(".test.ts"))
  .flatMap((file) =>
    file.functions
      .filter((size) => size.lines > MAXIMUM_FUNCTION_LINES[areaOf(file.path)])
      .map((size) => `${file.path}#${size.name}`),
  );

describe("the house as it stands", () => {
  test("has no source or test file above the hard maximum", () => {
    const long = sizes.filter((file) => file.lines > MAXIMUM_FILE_LINES);
    expect(long.map((file) => `${file.path}: ${file.lines} lines`)).toEqual([]);
  });

  test("has no function above its area's hard maximum outside the named kernels", () => {
    expect(longFunctions.filter((key) => !NAMED_KERNELS.includes(key))).toEqual([]);
  });

  test("names at most two kernels, and each exists and is long", () => {
    expect(NAMED_KERNELS.length).toBeLessThanOrEqual(2);
    expect(NAMED_KERNELS.filter((kernel) => !longFunctions.includes(kernel))).toEqual([]);
  });
});

describe("the measure", () => {
  const text = [
    "/** Twelve. */",
    "export const a = (b: number, c: number): number => {",
    "  const d = function inner() {",
    "    return `${b} // no comment ${ { e: 1 }.e }`;",
    "  };",
    "  return c;",
    "};",
    "export interface F { g: number }",
    "export function h() { return 1; }",
    "",
  ].join("\n");

  test("counts lines as an editor shows them", () => {
    expect(measureFile("src/core/x.ts", text).lines).toBe(9);
  });

  test("counts a function inside another by itself too", () => {
    expect(measureFile("src/core/x.ts", text).functions).toEqual([
      { name: "a", lines: 6, positionalParameters: 2 },
      { name: "inner", lines: 3, positionalParameters: 0 },
      { name: "h", lines: 1, positionalParameters: 0 },
    ]);
  });

  test("leaves types out of the exports", () => {
    expect(measureFile("src/core/x.ts", text).exportedValues).toEqual(["a", "h"]);
  });

  test("counts what stands in a comment, not what looks like one inside a text", () => {
    expect(measureFile("src/core/x.ts", text).commentCharacters).toBe("/**Twelve.*/".length);
  });

  test("takes the nearest rank as percentile", () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(percentile([5, 1, 4, 2, 3], 0.9)).toBe(5);
    expect(percentile([], 0.5)).toBe(0);
  });

  test("tells core, edges and web apart", () => {
    expect(
      ["src/core/geo/a.ts", "src/cli/a.ts", "src/report/a.ts", "src/report/page/a.ts"].map(areaOf),
    ).toEqual(["core", "edges", "edges", "web"]);
  });
});
