import Flatbush from "flatbush";
import type { BoundarySegments } from "./boundary-segments.ts";
import { EARTH_RADIUS_KM } from "./distance.ts";
import { wrapLongitude } from "./wrap-longitude.ts";

export const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;

/** Outline pieces in short runs of one unit each, found by place. */
export interface ChunkIndex {
  readonly count: number;
  /** Chunk c holds the pieces starts[c] … starts[c + 1] − 1. */
  readonly starts: Int32Array;
  /** Chunks that may lie within so many km (plane: units of length) of a chunk; may return more, never fewer. */
  near(chunk: number, distance: number): readonly number[];
  /** No piece of one chunk is nearer than this to any piece of the other (km or plane units). */
  leastGap(chunk: number, other: number): number;
}

interface Boxes {
  readonly minX: Float64Array;
  readonly minY: Float64Array;
  readonly maxX: Float64Array;
  readonly maxY: Float64Array;
}

/**
 * Packed R-tree (Flatbush) over runs of up to `piecesPerChunk` outline pieces; sees across the antimeridian.
 * Long runs cost fewer look-ups where most of an outline is far from what is sought. Building is O(n log n).
 */
export function indexChunks(segments: BoundarySegments, piecesPerChunk: number): ChunkIndex {
  const starts = splitIntoChunks(segments, piecesPerChunk);
  const count = starts.length - 1;
  const boxes = boxesOf(segments, starts);
  const tree = new Flatbush(Math.max(1, count));
  for (let i = 0; i < count; i++) tree.add(boxes.minX[i], boxes.minY[i], boxes.maxX[i], boxes.maxY[i]);
  if (count === 0) tree.add(0, 0, 0, 0);
  tree.finish();
  const isPlanar = segments.kind === "planar";
  const near = (chunk: number, distance: number): readonly number[] => {
    const margin = isPlanar ? { x: distance, y: distance } : degreesAround(boxes, chunk, distance);
    const minX = boxes.minX[chunk] - margin.x;
    const maxX = boxes.maxX[chunk] + margin.x;
    const minY = boxes.minY[chunk] - margin.y;
    const maxY = boxes.maxY[chunk] + margin.y;
    if (isPlanar) return tree.search(minX, minY, maxX, maxY);
    if (maxX - minX >= 360) return tree.search(-540, minY, 540, maxY);
    const found = tree.search(minX, minY, maxX, maxY);
    // Pieces lie in −180 … 180, a little more where they cross: look there under their other longitude too.
    if (minX < -179) found.push(...tree.search(minX + 360, minY, maxX + 360, maxY));
    if (maxX > 179) found.push(...tree.search(minX - 360, minY, maxX - 360, maxY));
    return found;
  };
  const leastGap = (chunk: number, other: number): number =>
    (isPlanar ? planarGap : sphereGap)(boxes, chunk, other);
  return { count, starts, near, leastGap };
}

function splitIntoChunks(segments: BoundarySegments, piecesPerChunk: number): Int32Array {
  const starts: number[] = [];
  for (let i = 0; i < segments.count; i++) {
    const start = starts.at(-1);
    const isNew =
      start === undefined || i - start >= piecesPerChunk || segments.unit[i] !== segments.unit[start];
    // A jump of longitude or to another place would make the box needlessly large.
    if (isNew || segments.x1[i] !== segments.x2[i - 1] || segments.y1[i] !== segments.y2[i - 1])
      starts.push(i);
  }
  return Int32Array.from([...starts, segments.count]);
}

function boxesOf(segments: BoundarySegments, starts: Int32Array): Boxes {
  const { x1, y1, x2, y2 } = segments;
  const count = starts.length - 1;
  const boxes: Boxes = {
    minX: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    minY: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    maxX: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
    maxY: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
  };
  for (let chunk = 0; chunk < count; chunk++) {
    for (let i = starts[chunk]; i < starts[chunk + 1]; i++) {
      boxes.minX[chunk] = Math.min(boxes.minX[chunk], x1[i], x2[i]);
      boxes.minY[chunk] = Math.min(boxes.minY[chunk], y1[i], y2[i]);
      boxes.maxX[chunk] = Math.max(boxes.maxX[chunk], x1[i], x2[i]);
      boxes.maxY[chunk] = Math.max(boxes.maxY[chunk], y1[i], y2[i]);
    }
  }
  return boxes;
}

function degreesAround(boxes: Boxes, chunk: number, km: number): { readonly x: number; readonly y: number } {
  const y = km / KM_PER_DEGREE;
  const shrink = cosine(Math.min(90, Math.max(Math.abs(boxes.minY[chunk]), Math.abs(boxes.maxY[chunk])) + y));
  return { x: shrink < 0.01 ? 360 : y / shrink, y };
}

function planarGap(boxes: Boxes, a: number, b: number): number {
  const x = Math.max(0, boxes.minX[a] - boxes.maxX[b], boxes.minX[b] - boxes.maxX[a]);
  const y = Math.max(0, boxes.minY[a] - boxes.maxY[b], boxes.minY[b] - boxes.maxY[a]);
  return Math.hypot(x, y);
}

/** Measured where the meridians are closest together, so never more than the gap in any local plane. */
function sphereGap(boxes: Boxes, a: number, b: number): number {
  const y = Math.max(0, boxes.minY[a] - boxes.maxY[b], boxes.minY[b] - boxes.maxY[a]);
  const halfWidths = (boxes.maxX[a] - boxes.minX[a] + boxes.maxX[b] - boxes.minX[b]) / 2;
  const centres = (boxes.minX[a] + boxes.maxX[a] - boxes.minX[b] - boxes.maxX[b]) / 2;
  const x = Math.max(0, Math.abs(wrapLongitude(centres)) - halfWidths);
  const farthest = Math.max(-boxes.minY[a], boxes.maxY[a], -boxes.minY[b], boxes.maxY[b]);
  return KM_PER_DEGREE * Math.hypot(x * cosine(Math.min(90, farthest)), y);
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
