import { expect, it } from "vitest";
import { areaUnderCurve, logisticRegression } from "./logistic-regression.ts";

const numbers = (text: string) => text.split(" ").map(Number);
// Motor Trend 1974 (R, mtcars): weight in 1,000 lb, and which cars have a manual gearbox
const WEIGHT = numbers(
  "2.62 2.875 2.32 3.215 3.44 3.46 3.57 3.19 3.15 3.44 3.44 4.07 3.73 3.78 5.25 5.424 5.345 2.2 1.615 1.835 2.465 3.52 3.435 3.84 3.845 1.935 2.14 1.513 3.17 2.77 3.57 2.78",
);
const MANUAL = numbers("1 1 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 0 0 0 0 0 1 1 1 1 1 1 1").map(Boolean);

it("R's glm(am ~ wt, binomial) on mtcars: 12.040 and −4.024", () => {
  const found = logisticRegression(
    WEIGHT.map((weight) => [weight]),
    MANUAL,
    0,
  );
  expect(found?.coefficients.map((value) => value.toFixed(3))).toEqual(["12.040", "-4.024"]);
  // the fitted probabilities sum to the outcomes
  expect(found?.fitted.reduce((sum, value) => sum + value, 0)).toBeCloseTo(13, 9);
});

it("a penalty keeps the coefficients finite where a column separates the outcomes", () => {
  const rows = [[-1], [-0.5], [0.5], [1]];
  const outcomes = [false, false, true, true];
  const found = logisticRegression(rows, outcomes, 1);
  expect(found?.coefficients[1]).toBeGreaterThan(0.5);
  expect(found?.coefficients[1]).toBeLessThan(2);
  expect(logisticRegression([[1], [1], [1]], [true, false, true], 0)).toBeNull();
});

it("the area under the curve is the share of pairs in the right order, ties counting half", () => {
  expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [false, false, true, true])).toBe(0.75);
  expect(areaUnderCurve([1, 1], [false, true])).toBe(0.5);
  expect(areaUnderCurve([1, 2], [true, true])).toBeNull();
});
