import { expect, it } from "vitest";
import { haversineKm } from "./distance.ts";
import { lineLengthKm } from "./line-length.ts";

it("adds up great-circle distances", () => {
  const line = [
    [106.8, -6.2],
    [107.6, -6.9],
    [110.4, -7],
  ] as const;
  expect(lineLengthKm(line)).toBeCloseTo(
    haversineKm(106.8, -6.2, 107.6, -6.9) + haversineKm(107.6, -6.9, 110.4, -7),
    9,
  );
  expect(lineLengthKm([[5, 5]])).toBe(0);
});

it("counts nothing along the antimeridian, where a shape was only cut in two", () => {
  expect(
    lineLengthKm([
      [180, 10],
      [180, 20],
    ]),
  ).toBe(0);
  expect(
    lineLengthKm([
      [-180, 10],
      [180, 20],
    ]),
  ).toBe(0);
  expect(
    lineLengthKm([
      [180, 10],
      [179, 10],
    ]),
  ).toBeGreaterThan(100);
});
