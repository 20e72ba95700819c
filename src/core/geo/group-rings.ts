import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import { ringAreaKm2 } from "./ring-area.ts";
import { boundsOfRing } from "./ring-bounds.ts";
import type { Ring } from "./stitch-ring.ts";
import { unwrapPolygon } from "./unwrap-ring.ts";

/**
 * Which rings of one polygon belong together, as lists of ring numbers with the outer ring first.
 * A polygon in order is one group. Files exist that write islands where holes should stand: those rings become
 * polygons of their own, the larger ring outside. Linear where in order, else quadratic in the rings of this polygon.
 */
export function groupRings(rings: readonly Ring[]): readonly (readonly number[])[] {
  const unwrapped = unwrapPolygon(rings);
  return areInOrder(unwrapped) ? [rings.map((_, index) => index)] : nestRings(unwrapped);
}

/** The same of rings in any order, each tested. Rings must not jump at the antimeridian. Quadratic in the rings. */
export function nestRings(unwrapped: readonly Ring[]): readonly (readonly number[])[] {
  const areas = unwrapped.map(ringAreaKm2);
  const largestFirst = unwrapped.map((_, index) => index).sort((a, b) => areas[b] - areas[a] || a - b);
  const groups: number[][] = [];
  for (const index of largestFirst) {
    const around = groups.find((group) => isInside(unwrapped[index], unwrapped[group[0]]));
    if (around === undefined) groups.push([index]);
    else around.push(index);
  }
  return groups;
}

function areInOrder(rings: readonly Ring[]): boolean {
  if (rings.length < 2) return true;
  const outer = boundsOfRing(rings[0]);
  return rings.slice(1).every((ring) => {
    const hole = boundsOfRing(ring);
    return (
      hole.minX >= outer.minX && hole.maxX <= outer.maxX && hole.minY >= outer.minY && hole.maxY <= outer.maxY
    );
  });
}

function isInside(ring: Ring, outer: Ring): boolean {
  const shape = { type: "Polygon" as const, coordinates: [outer.map(([x, y]) => [x, y])] };
  // not the first vertex: there a ring may touch the other one
  const [x, y] = ring[ring.length >> 1];
  return booleanPointInPolygon([x, y], shape);
}
