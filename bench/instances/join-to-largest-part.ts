import type { Points } from "../../src/core/domain/unit-layer.ts";
import { type AdjacencyEdge, buildAdjacency } from "../../src/core/geo/build-adjacency.ts";
import { distanceBetween } from "../../src/core/geo/distance.ts";
import { findComponents } from "../../src/core/geo/find-components.ts";

/** One link for each detached part: between its unit and that of the largest part that lie nearest to each other. */
export function joinToLargestPart(points: Points, edges: readonly AdjacencyEdge[]): AdjacencyEdge[] {
  const count = points.x.length;
  const { componentOf, sizes, largest } = findComponents(buildAdjacency(count, edges));
  const units = Array.from({ length: count }, (_, unit) => unit);
  const mainland = units.filter((unit) => componentOf[unit] === largest);
  return sizes.flatMap((_, part) => {
    if (part === largest) return [];
    let nearest = { a: -1, b: -1, km: Number.POSITIVE_INFINITY };
    for (const a of units.filter((unit) => componentOf[unit] === part)) {
      for (const b of mainland) {
        const km = distanceBetween(points, a, b);
        if (km < nearest.km) nearest = { a, b, km };
      }
    }
    return [{ a: nearest.a, b: nearest.b, borderKm: 0, isLink: true, barrierPrice: 0 }];
  });
}
