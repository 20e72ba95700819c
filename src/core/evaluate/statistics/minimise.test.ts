import { expect, it } from "vitest";
import { minimise } from "./minimise.ts";

it("finds the minimum of Rosenbrock's valley at (1, 1)", () => {
  const valley = ([x, y]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const found = minimise(valley, [-1.2, 1], { steps: [0.5, 0.5], evaluations: 1_000, precision: 1e-14 });
  expect(found.point[0]).toBeCloseTo(1, 5);
  expect(found.point[1]).toBeCloseTo(1, 5);
});

it("stays where the function exists", () => {
  const found = minimise(([x]) => Math.sqrt(x), [4], { steps: [-1], evaluations: 200, precision: 1e-12 });
  expect(found.point[0]).toBeGreaterThanOrEqual(0);
  expect(found.value).toBeLessThan(0.01);
});
