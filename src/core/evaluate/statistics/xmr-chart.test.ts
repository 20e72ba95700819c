import { expect, it } from "vitest";
import { xmrChart } from "./xmr-chart.ts";

const WHEELER = [39, 41, 41, 41, 43, 44, 41, 42, 40, 41];

it("finds the mean 41.3, the mean range 1.333, the limits 37.75 to 44.85 and that of ranges 4.36", () => {
  const chart = xmrChart(WHEELER);
  expect(chart?.mean).toBeCloseTo(41.3, 10);
  expect(chart?.meanMovingRange).toBeCloseTo(1.333, 3);
  expect(chart?.lower).toBeCloseTo(37.75, 2);
  expect(chart?.upper).toBeCloseTo(44.85, 2);
  expect(chart?.upperRange).toBeCloseTo(4.36, 2);
  expect(chart).toMatchObject({ standing: "provisional", outside: [], runs: [] });
});

it("signals a value outside the limits", () => {
  expect(xmrChart([...WHEELER, 41, 41, 41, 60])?.outside).toEqual([13]);
});

it("signals eight values in a row on one side of the mean, and not seven", () => {
  const above = (count: number) => [...Array<number>(count).fill(11), ...Array<number>(count).fill(9), 8, 12];
  expect(xmrChart(above(8))?.runs).toEqual([
    { from: 0, to: 7 },
    { from: 8, to: 16 },
  ]);
  expect(xmrChart([11, 11, 11, 11, 11, 11, 11, 9, 11, 9, 9, 9])?.runs).toEqual([]);
});

it("has no limit below zero for what was never below it", () => {
  const counts = [0, 5, 0, 4, 1, 6];
  expect(xmrChart(counts)?.lower).toBe(0);
  expect(xmrChart(counts.map((count) => count - 1))?.lower).toBeLessThan(-1);
});

it("signals nothing below six values", () => {
  expect(xmrChart([1, 1, 1, 1, 99])).toMatchObject({ standing: "none", outside: [] });
  expect(xmrChart([1])).toBeNull();
});
