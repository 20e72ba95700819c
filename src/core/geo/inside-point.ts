import polylabel from "polylabel";
import { polygonAreaKm2 } from "./ring-area.ts";
import type { LonLat, PolygonRings, Ring } from "./stitch-ring.ts";
import { unwrapPolygon } from "./unwrap-ring.ts";
import { wrapLongitude } from "./wrap-longitude.ts";

const RADIANS = Math.PI / 180;
/** How far from the very best place the point may be, as a fraction of the smaller side of the bounding box. */
const PRECISION = 0.01;

/**
 * A point (degrees) inside the largest of the polygons, far from its outline (polylabel, Garcia-Castellanos & Lombardo 2007).
 * Null where there is no polygon; the mean of the vertices where the largest has no area.
 */
export function findInsidePoint(polygons: readonly PolygonRings[]): LonLat | null {
  const largest = largestPolygon(polygons);
  if (largest === null) return null;
  const rings = unwrapPolygon(largest);
  const [south, north] = range(rings[0].map((position) => position[1]));
  const scale = Math.max(0.01, Math.cos(((south + north) / 2) * RADIANS));
  const plane = rings.map((ring) => ring.map(([x, y]) => [x * scale, y] as const));
  const found = poleOfPlane(plane);
  return [wrapLongitude(found[0] / scale), found[1]];
}

function poleOfPlane(rings: readonly Ring[]): LonLat {
  const [minX, maxX] = range(rings[0].map((position) => position[0]));
  const [minY, maxY] = range(rings[0].map((position) => position[1]));
  const precision = Math.min(maxX - minX, maxY - minY) * PRECISION;
  if (precision > 0) {
    const pole = polylabel(rings, precision);
    if (pole.distance > 0) return [pole[0], pole[1]];
  }
  const count = Math.max(1, rings[0].length - 1);
  const mean = (axis: 0 | 1): number => rings[0].slice(0, count).reduce((sum, p) => sum + p[axis], 0) / count;
  return [mean(0), mean(1)];
}

function largestPolygon(polygons: readonly PolygonRings[]): PolygonRings | null {
  let largest: PolygonRings | null = null;
  let largestKm2 = -1;
  for (const polygon of polygons) {
    if (polygon.length === 0 || polygon[0].length === 0) continue;
    const km2 = polygonAreaKm2(polygon);
    if (km2 > largestKm2) {
      largest = polygon;
      largestKm2 = km2;
    }
  }
  return largest;
}

function range(values: readonly number[]): readonly [number, number] {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return [lowest, highest];
}
