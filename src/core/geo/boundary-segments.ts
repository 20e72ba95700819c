import type { Points, UnitTopology } from "../domain/unit-layer.ts";
import type { LonLat } from "./stitch-ring.ts";
import { wrapLongitude } from "./wrap-longitude.ts";

/** Straight pieces of outlines, each of one unit, in degrees or plane coordinates. A lone point is a piece of no length. */
export interface BoundarySegments {
  readonly kind: Points["kind"];
  readonly count: number;
  /** From (x1, y1) to (x2, y2); x2 may lie past ±180 so that no piece jumps the antimeridian. */
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  readonly x2: Float64Array;
  readonly y2: Float64Array;
  readonly unit: Int32Array;
}

/** Pieces of the arcs in `arcUnits`: arc i counts once for every unit in arcUnits[i]. */
export function segmentsOfArcs(
  arcs: UnitTopology["arcs"],
  arcUnits: readonly (readonly number[])[],
): BoundarySegments {
  let count = 0;
  arcs.forEach((arc, index) => {
    count += Math.max(0, arc.length - 1) * arcUnits[index].length;
  });
  const segments = allocate("geographic", count);
  let next = 0;
  arcs.forEach((arc, index) => {
    for (const unit of arcUnits[index]) {
      for (let i = 1; i < arc.length; i++) put(segments, next++, { unit, from: arc[i - 1], to: arc[i] });
    }
  });
  return segments;
}

/** One piece of no length per listed unit, at the unit's point. */
export function segmentsOfPoints(points: Points, units: readonly number[]): BoundarySegments {
  const segments = allocate(points.kind, units.length);
  units.forEach((unit, index) => {
    const at: LonLat = [points.x[unit], points.y[unit]];
    put(segments, index, { unit, from: at, to: at });
  });
  return segments;
}

/** Both lists in one. */
export function joinSegments(first: BoundarySegments, second: BoundarySegments): BoundarySegments {
  const joined = allocate(first.kind, first.count + second.count);
  for (const key of ["x1", "y1", "x2", "y2", "unit"] as const) {
    joined[key].set(first[key], 0);
    joined[key].set(second[key], first.count);
  }
  return joined;
}

function allocate(kind: Points["kind"], count: number): BoundarySegments {
  return {
    kind,
    count,
    x1: new Float64Array(count),
    y1: new Float64Array(count),
    x2: new Float64Array(count),
    y2: new Float64Array(count),
    unit: new Int32Array(count),
  };
}

function put(
  segments: BoundarySegments,
  index: number,
  piece: { readonly unit: number; readonly from: LonLat; readonly to: LonLat },
): void {
  const { unit, from, to } = piece;
  const isPlanar = segments.kind === "planar";
  segments.unit[index] = unit;
  segments.x1[index] = isPlanar ? from[0] : wrapLongitude(from[0]);
  segments.y1[index] = from[1];
  segments.x2[index] = isPlanar ? to[0] : segments.x1[index] + wrapLongitude(to[0] - from[0]);
  segments.y2[index] = to[1];
}
