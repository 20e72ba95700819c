import { expect, it } from "vitest";
import { repairPolygon, shareOfChange } from "./repair-polygon.ts";
import { ringAreaKm2 } from "./ring-area.ts";
import { splitRing } from "./split-ring.ts";
import type { LonLat, Ring } from "./stitch-ring.ts";

const closed = (...points: LonLat[]): Ring => [...points, points[0]];

it("leaves rings alone that do not cross themselves, also where they touch", () => {
  expect(splitRing(closed([0, 0], [1, 0], [1, 1], [0, 1]))).toBeNull();
  // an hourglass whose waist is one vertex
  expect(splitRing(closed([0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 1]))).toBeNull();
});

it("cuts a bow tie at its crossing into both its triangles", () => {
  const repaired = repairPolygon([closed([0, 0], [2, 2], [2, 0], [0, 2])]);
  expect(repaired?.polygons).toHaveLength(2);
  const triangle = ringAreaKm2(closed([0, 0], [1, 1], [0, 2]));
  expect(repaired?.areaAfterKm2).toBeCloseTo(2 * triangle, 6);
  expect(repaired?.areaBeforeKm2).toBeCloseTo(0, 6);
});

it("keeps the area where one vertex is slightly out of order", () => {
  const ring = closed([0, 0], [10, 0], [10, 10], [4, 10.001], [6, 10.002], [5, 9.999], [0, 10]);
  const repaired = repairPolygon([ring]);
  if (repaired === null) throw new Error("not repaired");
  expect(shareOfChange(repaired.areaBeforeKm2, repaired.areaAfterKm2)).toBeLessThan(1e-4);
  for (const polygon of repaired.polygons) for (const part of polygon) expect(splitRing(part)).toBeNull();
});

it("sees crossings beyond the antimeridian, and keeps holes", () => {
  const outer = closed(
    [179, 0],
    [-179, 0],
    [-179, 2],
    [179.4, 2.001],
    [179.8, 2.002],
    [179.6, 1.999],
    [179, 2],
  );
  const hole = closed([-179.8, 0.5], [-179.5, 0.5], [-179.5, 0.8]);
  const repaired = repairPolygon([outer, hole]);
  if (repaired === null) throw new Error("not repaired");
  expect(repaired.polygons.some((polygon) => polygon.length === 2)).toBe(true);
  expect(shareOfChange(repaired.areaBeforeKm2, repaired.areaAfterKm2)).toBeLessThan(1e-3);
});
