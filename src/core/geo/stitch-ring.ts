import type { UnitTopology } from "../domain/unit-layer.ts";

/** Longitude and latitude in degrees. */
export type LonLat = readonly [number, number];
export type Ring = readonly LonLat[];
/** Outer ring first, then holes. */
export type PolygonRings = readonly Ring[];

/** The closed ring (degrees) that a list of arc indices stands for; ~i means arc i walked backwards. */
export function stitchRing(arcs: UnitTopology["arcs"], arcIndices: readonly number[]): Ring {
  const ring: LonLat[] = [];
  for (const index of arcIndices) {
    const arc = arcs[index < 0 ? ~index : index];
    // The first position of an arc repeats the last one of the arc before it.
    const skip = ring.length > 0 ? 1 : 0;
    if (index >= 0) for (let i = skip; i < arc.length; i++) ring.push(arc[i]);
    else for (let i = arc.length - 1 - skip; i >= 0; i--) ring.push(arc[i]);
  }
  return ring;
}
