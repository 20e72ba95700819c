import { expect, it } from "vitest";
import { isFigure, LARGEST_FIGURE, SMALLEST_FIGURE } from "./figure.ts";

it("takes figures of which eight can be multiplied without leaving the range of floating point", () => {
  for (const edge of [SMALLEST_FIGURE, LARGEST_FIGURE]) {
    expect([isFigure(edge), isFigure(-edge)]).toEqual([true, true]);
    expect(edge ** 8).toBeGreaterThan(Number.MIN_VALUE);
    expect(edge ** 8).toBeLessThan(Number.POSITIVE_INFINITY);
  }
});

it("takes 0, and nothing next to it", () => {
  expect([0, -0].map(isFigure)).toEqual([true, true]);
  expect([Number.MIN_VALUE, -1e-320, SMALLEST_FIGURE / 2].map(isFigure)).toEqual([false, false, false]);
});
