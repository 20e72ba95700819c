import type { Points } from "../domain/unit-layer.ts";
import { buildAdjacency } from "./build-adjacency.ts";
import { findDelaunayEdges } from "./delaunay-edges.ts";

/** Near points of each point in compressed rows, ascending: those of u stand at offsets[u] … offsets[u + 1] − 1. */
export interface NearPoints {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
}

/**
 * Points around each point: its neighbours in the Delaunay triangulation and theirs, about 18. Unlike the k nearest they lie on
 * all sides, so that points on a dense line or in a cluster see what is beyond it. If b is near a, a is near b, and all
 * points hang together. O(n log n).
 */
export function findNearPoints(points: Points): NearPoints {
  const n = points.x.length;
  const ring = buildAdjacency(n, findDelaunayEdges(points, { longestOverUsual: Number.POSITIVE_INFINITY }));
  const rows: number[][] = [];
  const offsets = new Int32Array(n + 1);
  for (let u = 0; u < n; u++) {
    const row = new Set<number>();
    for (const v of rowOf(ring, u)) {
      row.add(v);
      for (const w of rowOf(ring, v)) row.add(w);
    }
    row.delete(u);
    rows.push([...row].sort((a, b) => a - b));
    offsets[u + 1] = offsets[u] + row.size;
  }
  return { offsets, neighbours: Int32Array.from(rows.flat()) };
}

const rowOf = ({ offsets, neighbours }: NearPoints, u: number): Int32Array =>
  neighbours.subarray(offsets[u], offsets[u + 1]);
