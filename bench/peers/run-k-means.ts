import { performance } from "node:perf_hooks";
import { kmeans } from "ml-kmeans";
import type { DesignProblem } from "../../src/core/domain/design-problem.ts";
import type { Points } from "../../src/core/domain/unit-layer.ts";
import type { PeerPlan } from "./run-metis.ts";

/** Plain k-means on the units' points (ml-kmeans, k-means++): what a JavaScript team has at hand today. */
export function runKMeans(problem: DesignProblem, seed: number): PeerPlan {
  const startedAt = performance.now();
  const { clusters } = cluster(problem, seed);
  return { assignment: Int32Array.from(clusters), seconds: (performance.now() - startedAt) / 1000 };
}

/**
 * K-means, then capacities repaired as one would by hand: units in order of how much their nearest centroid is better
 * than the next are given to the nearest centroid that has room for every measure, else to the emptiest.
 */
export function runRepairedKMeans(problem: DesignProblem, seed: number): PeerPlan {
  const startedAt = performance.now();
  const { centroids, positions } = cluster(problem, seed);
  const distances = positions.map((position) => centroids.map((centroid) => squared(position, centroid)));
  const ranked = distances.map((row) => centroids.map((_, k) => k).sort((a, b) => row[a] - row[b]));
  const regret = distances.map((row, unit) => row[ranked[unit][1] ?? ranked[unit][0]] - row[ranked[unit][0]]);
  const order = [...positions.keys()].sort((a, b) => regret[b] - regret[a]);
  const loads = createLoads(problem);
  const assignment = new Int32Array(positions.length);
  for (const unit of order) {
    const territory = ranked[unit].find((k) => loads.fits(unit, k)) ?? loads.emptiest();
    assignment[unit] = territory;
    loads.add(unit, territory);
  }
  return { assignment, seconds: (performance.now() - startedAt) / 1000 };
}

function cluster(problem: DesignProblem, seed: number) {
  const positions = planePositions(problem.points);
  const result = kmeans(positions, problem.territories.length, { initialization: "kmeans++", seed });
  return { positions, clusters: result.clusters, centroids: result.centroids };
}

/** Loads as shares of the target, per measure and territory. */
function createLoads({ measures, territories }: DesignProblem) {
  const count = territories.length;
  const targets = measures.map(({ values }) => values.reduce((sum, value) => sum + value, 0) / count);
  const share = measures.map(() => new Float64Array(count));
  return {
    fits: (unit: number, k: number): boolean =>
      measures.every(
        ({ values, tolerance }, m) => share[m][k] + values[unit] / targets[m] <= 1 + (tolerance ?? 0),
      ),
    add: (unit: number, k: number): void => {
      measures.forEach(({ values }, m) => {
        share[m][k] += values[unit] / targets[m];
      });
    },
    emptiest: (): number => share[0].indexOf(Math.min(...share[0])),
  };
}

/** Degrees as km in a plane around the middle; plane coordinates as they are. */
function planePositions({ kind, x, y }: Points): number[][] {
  if (kind === "planar") return Array.from(x, (value, unit) => [value, y[unit]]);
  const middle = y.reduce((sum, value) => sum + value, 0) / y.length;
  const kmPerDegree = 111.195;
  const kmPerDegreeEast = kmPerDegree * Math.cos((middle * Math.PI) / 180);
  return Array.from(x, (value, unit) => [value * kmPerDegreeEast, y[unit] * kmPerDegree]);
}

const squared = (a: readonly number[], b: readonly number[]): number =>
  (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
