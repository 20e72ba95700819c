import type { UnitTopology } from "../domain/unit-layer.ts";
import { segmentsOfArcs } from "./boundary-segments.ts";
import type { AdjacencyEdge } from "./build-adjacency.ts";
import { indexChunks } from "./chunk-index.ts";
import { type PlanePiece, toLocalPlane } from "./segment-plane.ts";
import { unitsOfArcs } from "./shared-borders.ts";

type Interval = readonly [number, number];

/** A pair must run side by side for more than this many tolerances: less is what two corners that touch would show. */
const CORNER_TOLERANCES = 4;

/**
 * Land borders between units whose outlines run within `toleranceKm` of each other without sharing arcs
 * (gaps, overlaps, corners that meet another unit's straight edge). Border length in km: mean of both sides' stretches.
 * Only outlines that no other unit shares are looked at. O(n log n) in their vertices for a tolerance that is small beside the units.
 */
export function findNearBorders(topology: UnitTopology, toleranceKm: number): readonly AdjacencyEdge[] {
  const unshared = unitsOfArcs(topology).map((units) => (units.length === 1 ? units : []));
  const segments = segmentsOfArcs(topology.arcs, unshared);
  // One piece each: outlines that nearly touch are sought piece by piece.
  const index = indexChunks(segments, 1);
  const unitCount = topology.polygons.length;
  const kmByPair = new Map<number, number>();
  for (let segment = 0; segment < segments.count; segment++) {
    const unit = segments.unit[segment];
    const stretches = new Map<number, Interval[]>();
    for (const other of index.near(segment, toleranceKm)) {
      const otherUnit = segments.unit[other];
      if (otherUnit === unit) continue;
      const stretch = stretchBeside(...toLocalPlane(segments, segment, other), toleranceKm);
      if (stretch === null) continue;
      const known = stretches.get(otherUnit);
      if (known === undefined) stretches.set(otherUnit, [stretch]);
      else known.push(stretch);
    }
    for (const [otherUnit, intervals] of stretches) {
      const pair = Math.min(unit, otherUnit) * unitCount + Math.max(unit, otherUnit);
      kmByPair.set(pair, (kmByPair.get(pair) ?? 0) + unionLength(intervals));
    }
  }
  return [...kmByPair]
    .filter(([, bothSidesKm]) => bothSidesKm / 2 > CORNER_TOLERANCES * toleranceKm)
    .map(([pair, bothSidesKm]) => ({
      a: Math.floor(pair / unitCount),
      b: pair % unitCount,
      borderKm: bothSidesKm / 2,
      isLink: false,
      barrierPrice: 0,
    }));
}

/**
 * From where to where (km along `piece`) it lies within a distance of `other`; null where nowhere.
 * The set of points within a distance of a straight piece is convex (a rectangle with two half discs), so it is one stretch.
 */
function stretchBeside(piece: PlanePiece, other: PlanePiece, distance: number): Interval | null {
  const length = Math.hypot(piece.bx - piece.ax, piece.by - piece.ay);
  if (length === 0) return null;
  const direction = { x: (piece.bx - piece.ax) / length, y: (piece.by - piece.ay) / length };
  const parts = [
    insideBand(piece, direction, { other, distance }),
    insideDisc(piece, direction, { x: other.ax, y: other.ay, radius: distance }),
    insideDisc(piece, direction, { x: other.bx, y: other.by, radius: distance }),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const from = Math.max(0, Math.min(...parts.map((part) => part[0])));
  const to = Math.min(length, Math.max(...parts.map((part) => part[1])));
  return to > from ? [from, to] : null;
}

type Direction = { readonly x: number; readonly y: number };

function insideDisc(
  piece: PlanePiece,
  direction: Direction,
  disc: { readonly x: number; readonly y: number; readonly radius: number },
): Interval | null {
  const toX = disc.x - piece.ax;
  const toY = disc.y - piece.ay;
  const along = toX * direction.x + toY * direction.y;
  const squared = disc.radius * disc.radius - (toX * toX + toY * toY - along * along);
  if (squared < 0) return null;
  const half = Math.sqrt(squared);
  return [along - half, along + half];
}

function insideBand(
  piece: PlanePiece,
  direction: Direction,
  band: { readonly other: PlanePiece; readonly distance: number },
): Interval | null {
  const { other, distance } = band;
  const length = Math.hypot(other.bx - other.ax, other.by - other.ay);
  if (length === 0) return null;
  const unitX = (other.bx - other.ax) / length;
  const unitY = (other.by - other.ay) / length;
  const startX = piece.ax - other.ax;
  const startY = piece.ay - other.ay;
  const along = clip(startX * unitX + startY * unitY, direction.x * unitX + direction.y * unitY, [0, length]);
  const across = clip(startY * unitX - startX * unitY, direction.y * unitX - direction.x * unitY, [
    -distance,
    distance,
  ]);
  if (along === null || across === null) return null;
  const from = Math.max(along[0], across[0]);
  const to = Math.min(along[1], across[1]);
  return from <= to ? [from, to] : null;
}

/** For which s the value start + s × slope lies within the limits. */
function clip(start: number, slope: number, limits: Interval): Interval | null {
  if (Math.abs(slope) < 1e-12) {
    const isInside = start >= limits[0] && start <= limits[1];
    return isInside ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : null;
  }
  const first = (limits[0] - start) / slope;
  const second = (limits[1] - start) / slope;
  return first < second ? [first, second] : [second, first];
}

function unionLength(intervals: readonly Interval[]): number {
  const sorted = [...intervals].sort((left, right) => left[0] - right[0]);
  let covered = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, to] of sorted) {
    if (to > end) covered += to - Math.max(from, end);
    end = Math.max(end, to);
  }
  return covered;
}
