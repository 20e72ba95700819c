import { describe, expect, it } from "vitest";
import { normalQuantile, revenueQuantiles } from "./revenue-distribution.ts";

describe("normalQuantile", () => {
  it("gives the textbook quantiles", () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 8);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8);
    expect(normalQuantile(0.8)).toBeCloseTo(0.841621234, 8);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 7);
  });
});

describe("revenueQuantiles", () => {
  it.each([300, 4000, 60_000])(
    "keeps %d accounts inside the calibration: top fifth, largest, spread",
    (count) => {
      const values = revenueQuantiles(count);
      const total = values.reduce((sum, value) => sum + value, 0);
      const topFifth = values.slice(Math.floor(count * 0.8)).reduce((sum, value) => sum + value, 0);
      expect(topFifth / total).toBeGreaterThanOrEqual(0.65);
      expect(topFifth / total).toBeLessThanOrEqual(0.72);
      expect(Math.max(...values) / total).toBeLessThan(0.02);
      const logs = values.map(Math.log);
      const mean = logs.reduce((sum, value) => sum + value, 0) / count;
      const deviation = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
      expect(deviation).toBeGreaterThan(1.34);
      expect(deviation).toBeLessThan(1.41);
    },
  );

  it("returns whole rupiah in ascending order", () => {
    const values = revenueQuantiles(300);
    expect(values.every(Number.isInteger)).toBe(true);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });
});
