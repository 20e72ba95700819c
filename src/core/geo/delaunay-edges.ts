import Delaunator from "delaunator";
import type { Points } from "../domain/unit-layer.ts";
import type { AdjacencyEdge } from "./build-adjacency.ts";
import { distanceBetween } from "./distance.ts";
import { wrapLongitude } from "./wrap-longitude.ts";

export interface DelaunayOptions {
  /** An edge longer than this many times what is usual at both of its ends (lower quartile of the edges there) goes; 4. */
  readonly longestOverUsual?: number;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly km: number;
}

/**
 * Neighbours of points that have no areas: edges of their Delaunay triangulation, without those far longer than is usual around
 * both ends. Edges of the shortest spanning tree always stay, as links where they are that long: all points hang together.
 * Points at the same place are joined to the first of them. Borders count 1, as the source gives no length. O(n log n).
 */
export function findDelaunayEdges(points: Points, options: DelaunayOptions = {}): readonly AdjacencyEdge[] {
  const { longestOverUsual = 4 } = options;
  const count = points.x.length;
  const { firstAtPlace, twins } = findTwins(points);
  const pairs = triangulate(points, firstAtPlace);
  const usualAt = usualEdgeKm(count, pairs);
  const spanning = spanningTree(count, pairs);
  const edges: AdjacencyEdge[] = twins.map(([a, b]) => ({
    a,
    b,
    borderKm: 1,
    isLink: false,
    barrierPrice: 0,
  }));
  for (const pair of pairs) {
    const isLong = pair.km > longestOverUsual * Math.max(usualAt[pair.a], usualAt[pair.b]);
    if (isLong && !spanning.has(pair)) continue;
    edges.push({ a: pair.a, b: pair.b, borderKm: isLong ? 0 : 1, isLink: isLong, barrierPrice: 0 });
  }
  return edges;
}

/** The first point of each place, and each later one paired with it. */
function findTwins(points: Points): {
  readonly firstAtPlace: readonly number[];
  readonly twins: readonly (readonly [number, number])[];
} {
  const first = new Map<string, number>();
  const twins: [number, number][] = [];
  points.x.forEach((x, index) => {
    const place = `${x} ${points.y[index]}`;
    const twin = first.get(place);
    if (twin === undefined) first.set(place, index);
    else twins.push([twin, index]);
  });
  return { firstAtPlace: [...first.values()], twins };
}

function triangulate(points: Points, members: readonly number[]): readonly Pair[] {
  const flat = flatten(points, members);
  const { triangles, halfedges, hull } = new Delaunator(flat);
  const pairs: Pair[] = [];
  const add = (from: number, to: number): void => {
    const a = members[from];
    const b = members[to];
    pairs.push({ a: Math.min(a, b), b: Math.max(a, b), km: distanceBetween(points, a, b) });
  };
  triangles.forEach((from, edge) => {
    if (edge < halfedges[edge] || halfedges[edge] === -1)
      add(from, triangles[edge % 3 === 2 ? edge - 2 : edge + 1]);
  });
  // Points on one line have no triangles; the hull then lists them in order along it.
  if (triangles.length === 0) for (let i = 1; i < hull.length; i++) add(hull[i - 1], hull[i]);
  const joined = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  members.forEach((member, index) => {
    // The triangulation leaves out a point that differs from another by rounding only.
    if (!joined.has(member) && members.length > 1) add(index, nearestMember(points, members, index));
  });
  return pairs;
}

function nearestMember(points: Points, members: readonly number[], from: number): number {
  let nearest = from === 0 ? 1 : 0;
  members.forEach((member, index) => {
    if (index === from) return;
    const km = distanceBetween(points, members[from], member);
    if (km < distanceBetween(points, members[from], members[nearest])) nearest = index;
  });
  return nearest;
}

/** Plane coordinates for the triangulation: longitudes start after their widest gap, so no cloud is cut at the antimeridian. */
function flatten(points: Points, members: readonly number[]): Float64Array {
  const flat = new Float64Array(2 * members.length);
  const isPlanar = points.kind === "planar";
  const start = isPlanar ? 0 : longitudeAfterWidestGap(members.map((member) => points.x[member]));
  const meanLatitude =
    members.reduce((sum, member) => sum + points.y[member], 0) / Math.max(1, members.length);
  const scale = isPlanar ? 1 : Math.cos((meanLatitude * Math.PI) / 180);
  members.forEach((member, index) => {
    const x = points.x[member] - start;
    flat[2 * index] = (isPlanar ? x : wrapLongitude(x - 180) + 180) * scale;
    flat[2 * index + 1] = points.y[member];
  });
  return flat;
}

function longitudeAfterWidestGap(longitudes: readonly number[]): number {
  const sorted = longitudes.map(wrapLongitude).sort((left, right) => left - right);
  let start = sorted[0] ?? 0;
  let widest = start + 360 - (sorted.at(-1) ?? 0);
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i] - sorted[i - 1] <= widest) continue;
    widest = sorted[i] - sorted[i - 1];
    start = sorted[i];
  }
  return start;
}

/** Lower quartile, as at the rim of a cluster most edges may be the long ones that lead elsewhere. */
function usualEdgeKm(count: number, pairs: readonly Pair[]): Float64Array {
  const lengths: number[][] = Array.from({ length: count }, () => []);
  for (const { a, b, km } of pairs) {
    lengths[a].push(km);
    lengths[b].push(km);
  }
  return Float64Array.from(
    lengths,
    (list) => list.sort((left, right) => left - right)[list.length >> 2] ?? 0,
  );
}

/** Kruskal's shortest spanning tree; it is part of every Delaunay triangulation (Toussaint 1980). */
function spanningTree(count: number, pairs: readonly Pair[]): ReadonlySet<Pair> {
  const parent = Int32Array.from({ length: count }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  };
  const tree = new Set<Pair>();
  for (const pair of [...pairs].sort(
    (left, right) => left.km - right.km || left.a - right.a || left.b - right.b,
  )) {
    const from = rootOf(pair.a);
    const to = rootOf(pair.b);
    if (from === to) continue;
    parent[from] = to;
    tree.add(pair);
  }
  return tree;
}
