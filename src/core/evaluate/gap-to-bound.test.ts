import { describe, expect, it } from "vitest";
import { gapToBound } from "./gap-to-bound.ts";

describe("the gap of a plan to its lower bound", () => {
  it("is the share by which the plan exceeds the bound", () => {
    expect(gapToBound(110, 100)).toBeCloseTo(0.1, 12);
    expect(gapToBound(300, 100)).toBeCloseTo(2, 12);
  });

  it("is exactly 0 for a plan that is proven best up to rounding", () => {
    expect(gapToBound(100, 100)).toBe(0);
    expect(gapToBound(100, 100 * (1 - 1e-9))).toBe(0);
    expect(gapToBound(100, 99.9999)).toBeGreaterThan(0);
  });

  it("is 0 for a value of 0, which nothing can undercut", () => {
    expect(gapToBound(0, 0)).toBe(0);
  });

  it("is unknown without a bound or with one of 0", () => {
    expect(gapToBound(5, null)).toBeNull();
    expect(gapToBound(5, 0)).toBeNull();
  });
});
