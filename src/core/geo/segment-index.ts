import Flatbush from "flatbush";
import type { BoundarySegments } from "./boundary-segments.ts";
import { EARTH_RADIUS_KM } from "./distance.ts";

export const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;

/** Finds pieces of outlines by place. */
export interface SegmentIndex {
  /** Pieces that may lie within so many km (plane: units of length) of a piece; may return more, never fewer. */
  near(segment: number, distance: number): readonly number[];
}

/** Packed R-tree (Flatbush) over outline pieces; sees across the antimeridian. Building is O(n log n). */
export function indexSegments(segments: BoundarySegments): SegmentIndex {
  const { count, x1, y1, x2, y2 } = segments;
  const tree = new Flatbush(Math.max(1, count));
  for (let i = 0; i < count; i++) {
    tree.add(Math.min(x1[i], x2[i]), Math.min(y1[i], y2[i]), Math.max(x1[i], x2[i]), Math.max(y1[i], y2[i]));
  }
  if (count === 0) tree.add(0, 0, 0, 0);
  tree.finish();
  const near = (segment: number, distance: number): readonly number[] => {
    const margin =
      segments.kind === "planar" ? { x: distance, y: distance } : degreesAround(segments, segment, distance);
    const minX = Math.min(x1[segment], x2[segment]) - margin.x;
    const maxX = Math.max(x1[segment], x2[segment]) + margin.x;
    const minY = Math.min(y1[segment], y2[segment]) - margin.y;
    const maxY = Math.max(y1[segment], y2[segment]) + margin.y;
    if (segments.kind === "planar") return tree.search(minX, minY, maxX, maxY);
    if (maxX - minX >= 360) return tree.search(-540, minY, 540, maxY);
    const found = tree.search(minX, minY, maxX, maxY);
    // Pieces lie in −180 … 180, a little more where they cross: look there under their other longitude too.
    if (minX < -179) found.push(...tree.search(minX + 360, minY, maxX + 360, maxY));
    if (maxX > 179) found.push(...tree.search(minX - 360, minY, maxX - 360, maxY));
    return found;
  };
  return { near: count === 0 ? () => [] : near };
}

function degreesAround(
  segments: BoundarySegments,
  segment: number,
  km: number,
): { readonly x: number; readonly y: number } {
  const y = km / KM_PER_DEGREE;
  const farthest = Math.min(90, Math.max(Math.abs(segments.y1[segment]), Math.abs(segments.y2[segment])) + y);
  const shrink = Math.cos((farthest * Math.PI) / 180);
  return { x: shrink < 0.01 ? 360 : y / shrink, y };
}
