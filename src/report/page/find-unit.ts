import type { PageData } from "../page-data.ts";
import type { Geometry } from "./decode-geometry.ts";

/** The unit at a place of the grid: the polygon around it, else the nearest point within reach; −1 = none. */
export function findUnit(
  { data, geometry }: { readonly data: PageData; readonly geometry: Geometry },
  at: { readonly x: number; readonly y: number; readonly reachSteps: number },
): number {
  let [nearest, nearestDistance] = [-1, at.reachSteps ** 2];
  for (let u = 0; u < geometry.boxes.length; u++) {
    const rings = data.shapes?.rings[u];
    if (rings && rings.length > 0) {
      const [left, top, right, bottom] = geometry.boxes[u];
      if (at.x < left || at.x > right || at.y < top || at.y > bottom) continue;
      if (isInside(rings, geometry.arcs, at)) return u;
      continue;
    }
    const distance = (data.units.x[u] - at.x) ** 2 + (data.units.y[u] - at.y) ** 2;
    if (distance < nearestDistance) [nearest, nearestDistance] = [u, distance];
  }
  return nearest;
}

/** Even-odd over all rings at once: holes and several parts need no special case. */
function isInside(
  rings: readonly (readonly number[])[],
  arcs: readonly Int32Array[],
  { x, y }: { readonly x: number; readonly y: number },
): boolean {
  let inside = false;
  for (const ring of rings) {
    for (const signed of ring) {
      const arc = arcs[signed < 0 ? ~signed : signed];
      for (let i = 2; i < arc.length; i += 2) {
        const [ax, ay, bx, by] = [arc[i - 2], arc[i - 1], arc[i], arc[i + 1]];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
  }
  return inside;
}
