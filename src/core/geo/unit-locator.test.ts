import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildTopology } from "./build-topology.ts";
import { haversineKm } from "./distance.ts";
import { clockwiseSquare, gridPolygons, square } from "./grid-fixture.ts";
import { createUnitLocator } from "./unit-locator.ts";

const cells = (columns: number, rows: number) =>
  createUnitLocator(buildTopology(gridPolygons(columns, rows)));

describe("locate", () => {
  it("finds the square of a grid for any point inside", () => {
    const locator = cells(5, 4);
    const inside = fc.integer({ min: 1, max: 99 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(fc.nat(4), fc.nat(3), inside, inside, (column, row, dx, dy) => {
        expect(locator.locate(column + dx, row + dy)).toBe(row * 5 + column);
      }),
    );
  });

  it("gives a point on a border to the lower index, so that none falls between", () => {
    expect(cells(2, 1).locate(1, 0.5)).toBe(0);
  });

  it("is −1 outside, in a hole and without shapes", () => {
    expect(cells(2, 1).locate(5, 5)).toBe(-1);
    const ring = createUnitLocator(buildTopology([[[square(0, 0, 3)[0], clockwiseSquare(1, 1, 1)[0]]]]));
    expect(ring.locate(1.5, 1.5)).toBe(-1);
    expect(ring.locate(0.5, 0.5)).toBe(0);
    expect(createUnitLocator(buildTopology([[]])).locate(0, 0)).toBe(-1);
  });

  it("finds units across the antimeridian, however their longitudes are written", () => {
    const jumping = square(179, 0, 2)[0].map(([x, y]) => [x > 180 ? x - 360 : x, y] as const);
    for (const ring of [jumping, square(179, 0, 2)[0], square(-181, 0, 2)[0]]) {
      const locator = createUnitLocator(buildTopology([[[ring]]]));
      expect([179.5, -179.5, 180, -180, 180.5].map((x) => locator.locate(x, 1))).toEqual([0, 0, 0, 0, 0]);
      expect(locator.locate(178, 1)).toBe(-1);
      expect(locator.locate(0, 1)).toBe(-1);
    }
  });
});

describe("nearest", () => {
  it("is 0 km inside a unit", () => {
    expect(cells(2, 1).nearest(1.5, 0.5, 10)).toEqual({ unit: 1, km: 0 });
  });

  it("measures to the outline, not to its corners", () => {
    const found = cells(2, 1).nearest(0.5, 1.2, 100);
    expect(found?.unit).toBe(0);
    expect((found?.km ?? 0) / haversineKm(0.5, 1, 0.5, 1.2)).toBeCloseTo(1, 3);
  });

  it("finds nothing beyond the limit", () => {
    expect(cells(2, 1).nearest(0.5, 1.2, 20)).toBeNull();
    expect(createUnitLocator(buildTopology([[]])).nearest(0, 0, 1000)).toBeNull();
  });

  it("looks across the antimeridian", () => {
    const locator = createUnitLocator(buildTopology([[square(178, 0)], [square(-170, 0)]]));
    expect(locator.nearest(-179.5, 0.5, 300)?.unit).toBe(0);
    expect(locator.nearest(-171, 0.5, 300)?.unit).toBe(1);
  });

  it("agrees with looking at every square", () => {
    const corners = [
      [0, 0],
      [3, 1],
      [1, 4],
      [6, 5],
    ] as const;
    const locator = createUnitLocator(buildTopology(corners.map(([x, y]) => [square(x, y)])));
    const coordinate = fc.integer({ min: -20, max: 90 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const clamp = (value: number, low: number) => Math.max(low, Math.min(low + 1, value));
        const kms = corners.map(([left, low]) => haversineKm(x, y, clamp(x, left), clamp(y, low)));
        const found = locator.nearest(x, y, 5000);
        // the square's nearest point is found in the plane: within 1 % of the sphere's here
        expect(Math.abs((found?.km ?? -1) - Math.min(...kms))).toBeLessThan(0.01 * Math.min(...kms) + 1e-6);
      }),
    );
  });
});
