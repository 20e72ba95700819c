import Delaunator from "delaunator";
import type { Adjacency, Points } from "../domain/unit-layer.ts";
import { COLOUR_COUNT } from "./territory-fills.ts";

/** Which territories must not look alike: those that share a border in any of the plans, and those merely near. */
interface ColourProblem {
  readonly territoryCount: number;
  readonly assignments: readonly Int32Array[];
  readonly adjacency: Adjacency;
  readonly points: Points;
}

/**
 * A colour index per territory such that neighbours differ (saturation order, Brélaz 1979).
 * Near territories without a common border differ too where the colours last; among free colours the least used wins,
 * XX. O(edges + territories²).
 */
export function colourTerritories(problem: ColourProblem): number[] {
  const { territoryCount } = problem;
  const bordering = bordersBetween(problem);
  const near = nearness(problem);
  const middles = middlesOf(problem);
  const colours = new Array<number>(territoryCount).fill(-1);
  for (let done = 0; done < territoryCount; done++) {
    const next = mostConstrained(colours, bordering);
    const costs = new Array<number>(COLOUR_COUNT).fill(0);
    colours.forEach((colour, other) => {
      if (colour === -1) return;
      const apart = 1 + distanceSquared(middles[next], middles[other]);
      costs[colour] += 1 / apart + (near[next].has(other) ? 1e3 : 0) + (bordering[next].has(other) ? 1e6 : 0);
    });
    colours[next] = costs.indexOf(Math.min(...costs));
  }
  return colours;
}

type Middle = readonly [number, number];

/** Mean point of each territory, scaled so that the layer is about a thousand wide. */
function middlesOf({ territoryCount, assignments, points }: ColourProblem): Middle[] {
  const sums = Array.from({ length: territoryCount }, () => ({ x: 0, y: 0, count: 0 }));
  const [assignment] = assignments;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let u = 0; u < points.x.length; u++) {
    low = Math.min(low, points.x[u]);
    high = Math.max(high, points.x[u]);
    const sum = sums[assignment[u]];
    if (!sum) continue;
    sum.x += points.x[u];
    sum.y += points.y[u];
    sum.count++;
  }
  const scale = 1000 / (high - low || 1);
  return sums.map(({ x, y, count }) => [(x / (count || 1)) * scale, (y / (count || 1)) * scale]);
}

function distanceSquared([ax, ay]: Middle, [bx, by]: Middle): number {
  return (ax - bx) ** 2 + (ay - by) ** 2;
}

function mostConstrained(colours: readonly number[], bordering: readonly Set<number>[]): number {
  let [best, bestSaturation, bestDegree] = [-1, -1, -1];
  for (let t = 0; t < colours.length; t++) {
    if (colours[t] !== -1) continue;
    const seen = new Set([...bordering[t]].map((other) => colours[other]).filter((colour) => colour !== -1));
    const degree = bordering[t].size;
    if (seen.size < bestSaturation || (seen.size === bestSaturation && degree <= bestDegree)) continue;
    [best, bestSaturation, bestDegree] = [t, seen.size, degree];
  }
  return best;
}

function bordersBetween({ territoryCount, assignments, adjacency }: ColourProblem): Set<number>[] {
  const bordering = Array.from({ length: territoryCount }, () => new Set<number>());
  for (let u = 0; u + 1 < adjacency.offsets.length; u++) {
    for (let e = adjacency.offsets[u]; e < adjacency.offsets[u + 1]; e++) {
      for (const assignment of assignments)
        connect(bordering, assignment[u], assignment[adjacency.neighbours[e]]);
    }
  }
  return bordering;
}

function nearness({ territoryCount, assignments, points }: ColourProblem): Set<number>[] {
  const near = Array.from({ length: territoryCount }, () => new Set<number>());
  if (points.x.length < 3) return near;
  const coordinates = new Float64Array(points.x.length * 2);
  for (let u = 0; u < points.x.length; u++) coordinates.set([points.x[u] || 0, points.y[u] || 0], 2 * u);
  const { triangles } = new Delaunator(coordinates);
  for (let i = 0; i < triangles.length; i++) {
    const other = triangles[i % 3 === 2 ? i - 2 : i + 1];
    for (const assignment of assignments) connect(near, assignment[triangles[i]], assignment[other]);
  }
  return near;
}

function connect(sets: readonly Set<number>[], a: number, b: number): void {
  if (a < 0 || b < 0 || a === b) return;
  sets[a].add(b);
  sets[b].add(a);
}
