import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSeamLongitude, projectToGrid } from "./project-to-grid.ts";

const geographic = (places: readonly (readonly [number, number])[]) => ({
  kind: "geographic" as const,
  x: Float64Array.from(places, ([longitude]) => longitude),
  y: Float64Array.from(places, ([, latitude]) => latitude),
});

describe("the seam of the world", () => {
  test("stays at the date line for a layer that does not reach it", () => {
    expect(findSeamLongitude([95, 118, 141])).toBe(-180);
  });

  test("moves to the wide gap for a layer that reaches across the date line", () => {
    const seam = findSeamLongitude([172.5, 179.6, -179.2, -150, -66]);
    expect(seam).toBeGreaterThan(-66);
    expect(seam).toBeLessThan(172.5);
  });

  test("stays at the date line for a layer without any place", () => {
    expect(findSeamLongitude([])).toBe(-180);
  });
});

describe("the display grid", () => {
  test("keeps the Aleutians beside Alaska instead of spanning the world", () => {
    const { toGrid, width } = projectToGrid(
      geographic([
        [173, 52.9],
        [-179, 51.5],
        [-150, 61],
        [-66, 45],
      ]),
      null,
    );
    const [attu] = toGrid(173, 52.9);
    const [adak] = toGrid(-179, 51.5);
    expect(adak - attu).toBeGreaterThan(0);
    expect(adak - attu).toBeLessThan(width / 8);
  });

  test("puts north above south and west left of east", () => {
    const { toGrid } = projectToGrid(
      geographic([
        [95, 5],
        [141, -10],
      ]),
      null,
    );
    const [west, north] = toGrid(95, 5);
    const [east, south] = toGrid(141, -10);
    expect(west).toBeLessThan(east);
    expect(north).toBeLessThan(south);
  });

  test("turns plane coordinates upside down only, and knows no km for them", () => {
    const planar = { kind: "planar" as const, x: Float64Array.of(0, 10), y: Float64Array.of(0, 10) };
    const { toGrid, kmPerStep } = projectToGrid(planar, null);
    expect(toGrid(0, 0)).toEqual([0, 40_000]);
    expect(toGrid(10, 10)).toEqual([40_000, 0]);
    expect(kmPerStep).toBeNull();
  });

  test("gives whole numbers inside the grid for every place of any layer", () => {
    const place = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), (places) => {
        const { toGrid, width, height } = projectToGrid(geographic(places), null);
        for (const [longitude, latitude] of places) {
          const [x, y] = toGrid(longitude, latitude);
          expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true);
          expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
        }
      }),
    );
  });

  test("keeps areas: a degree square in the north covers less grid than one in the south", () => {
    const { toGrid } = projectToGrid(
      geographic([
        [-125, 25],
        [-67, 49],
      ]),
      null,
    );
    const areaOf = (longitude: number, latitude: number) => {
      const [ax, ay] = toGrid(longitude, latitude);
      const [bx, by] = toGrid(longitude + 1, latitude);
      const [cx, cy] = toGrid(longitude, latitude + 1);
      return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay));
    };
    const expected = Math.cos((48.5 * Math.PI) / 180) / Math.cos((25.5 * Math.PI) / 180);
    expect(areaOf(-96, 48) / areaOf(-96, 25)).toBeCloseTo(expected, 1);
  });
});
