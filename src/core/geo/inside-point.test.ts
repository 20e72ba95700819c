import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockwiseSquare, square } from "./grid-fixture.ts";
import { findInsidePoint } from "./inside-point.ts";
import type { LonLat } from "./stitch-ring.ts";

describe("findInsidePoint", () => {
  it("takes the largest of several polygons", () => {
    const [x, y] = findInsidePoint([square(10, 10, 0.1), square(0, 0, 2)]) ?? [Number.NaN, Number.NaN];
    expect(x).toBeCloseTo(1, 1);
    expect(y).toBeCloseTo(1, 1);
  });

  it("stays out of a hole in the middle", () => {
    const rings = [square(0, 0, 3)[0], clockwiseSquare(0.5, 0.5, 2)[0]];
    const [x, y] = findInsidePoint([rings]) ?? [Number.NaN, Number.NaN];
    expect(x < 0.5 || x > 2.5 || y < 0.5 || y > 2.5).toBe(true);
    expect(x > 0 && x < 3 && y > 0 && y < 3).toBe(true);
  });

  it("works across the antimeridian, a hole on the other side included", () => {
    const outer = square(178, 0, 4)[0].map(([x, y]) => [x > 180 ? x - 360 : x, y] as const);
    const hole = clockwiseSquare(-179.8, 0.2, 1.7)[0];
    const [x, y] = findInsidePoint([[outer, hole]]) ?? [Number.NaN, Number.NaN];
    expect(x >= 178 || x < -178).toBe(true);
    expect(y > 0 && y < 4).toBe(true);
    expect(x > -179.8 && x < -178.1 && y > 0.2 && y < 1.9).toBe(false);
  });

  it("gives the middle of a shape without area, and nothing without a shape", () => {
    expect(
      findInsidePoint([
        [
          [
            [1, 1],
            [3, 1],
            [1, 1],
          ],
        ],
      ]),
    ).toEqual([2, 1]);
    expect(findInsidePoint([])).toBeNull();
  });

  it("is inside any star-shaped polygon", () => {
    const radii = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(radii, fc.integer({ min: -60, max: 60 }), (lengths, latitude) => {
        const ring: LonLat[] = lengths.map((radius, i) => {
          const angle = (2 * Math.PI * i) / lengths.length;
          return [100 + (radius / 50) * Math.cos(angle), latitude + (radius / 50) * Math.sin(angle)];
        });
        const closed = [...ring, ring[0]];
        const point = findInsidePoint([[closed]]) ?? [0, 0];
        const shape = { type: "Polygon" as const, coordinates: [closed.map(([x, y]) => [x, y])] };
        expect(booleanPointInPolygon([...point], shape)).toBe(true);
      }),
    );
  });
});
