import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EARTH_RADIUS_KM } from "./distance.ts";
import { clockwiseSquare, square } from "./grid-fixture.ts";
import { polygonAreaKm2, ringAreaKm2 } from "./ring-area.ts";
import { unwrapRing } from "./unwrap-ring.ts";

const sphereKm2 = 4 * Math.PI * EARTH_RADIUS_KM ** 2;

/** Exact area of a zone between two parallels, fraction of a turn wide. */
const zoneKm2 = (south: number, north: number, degrees: number): number =>
  (sphereKm2 / 2) * (Math.sin((north * Math.PI) / 180) - Math.sin((south * Math.PI) / 180)) * (degrees / 360);

describe("ringAreaKm2", () => {
  it("is an eighth of the sphere for an octant", () => {
    const octant = [
      [0, 0],
      [90, 0],
      [90, 90],
      [0, 90],
      [0, 0],
    ] as const;
    expect(ringAreaKm2(octant)).toBeCloseTo(sphereKm2 / 8, 3);
  });

  it("is the area of the zone for squares along parallels, whichever way they wind", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -170, max: 169 }),
        fc.integer({ min: -85, max: 84 }),
        fc.boolean(),
        (x, y, clockwise) => {
          const area = ringAreaKm2((clockwise ? clockwiseSquare : square)(x, y)[0]);
          expect(area / zoneKm2(y, y + 1, 1)).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it("is the same across the antimeridian, written as a jump or counted past 180", () => {
    const jumping = square(179.5, 10)[0].map(([x, y]) => [x > 180 ? x - 360 : x, y] as const);
    const home = ringAreaKm2(square(20, 10)[0]);
    expect(ringAreaKm2(jumping)).toBeCloseTo(home, 6);
    expect(ringAreaKm2(square(179.5, 10)[0])).toBeCloseTo(home, 6);
    expect(unwrapRing(jumping).map(([x]) => x)).toEqual([179.5, 180.5, 180.5, 179.5, 179.5]);
  });

  it("closes a polar cap that a cut along the pole holds together", () => {
    const cap = [
      [-180, -60],
      [-180, -90],
      [180, -90],
      [180, -60],
      [90, -60],
      [0, -60],
      [-90, -60],
      [-180, -60],
    ] as const;
    expect(ringAreaKm2(cap) / zoneKm2(-90, -60, 360)).toBeCloseTo(1, 6);
  });
});

describe("polygonAreaKm2", () => {
  it("takes holes off and never falls below 0", () => {
    const outer = square(0, 0, 3)[0];
    const hole = clockwiseSquare(1, 1, 1)[0];
    expect(polygonAreaKm2([outer, hole])).toBeCloseTo(ringAreaKm2(outer) - ringAreaKm2(hole), 6);
    expect(polygonAreaKm2([hole, outer])).toBe(0);
    expect(polygonAreaKm2([])).toBe(0);
  });
});
