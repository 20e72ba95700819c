import Delaunator from "delaunator";
import type { DesignProblem, TerritorySpec } from "../../src/core/domain/design-problem.ts";
import { FREE } from "../../src/core/domain/design-problem.ts";
import { territoryCode, unitCode } from "../../src/core/domain/ids.ts";
import { buildAdjacency } from "../../src/core/geo/build-adjacency.ts";
import { type Random, seededRandom } from "../../src/core/search/random.ts";

/**
 * A synthetic market: units thick around towns and thin between them in a 1,000 km square, neighbours by Delaunay
 * triangulation, workload nearly even, revenue log-normal (log-sd 0.6) and independent of it. Seeded.
 */
export function generateMarket(unitCount: number, territoryCount: number, seed: number): DesignProblem {
  const random = seededRandom(seed, unitCount);
  const { x, y } = placeUnits(unitCount, random);
  const triangulation = Delaunator.from(Array.from(x, (value, i) => [value, y[i]]));
  const edges = [];
  for (let e = 0; e < triangulation.triangles.length; e++) {
    const a = triangulation.triangles[e];
    const b = triangulation.triangles[e % 3 === 2 ? e - 2 : e + 1];
    if (a < b || triangulation.halfedges[e] === -1) {
      edges.push({ a, b, borderKm: 1, isLink: false, barrierPrice: 0 });
    }
  }
  const workload = Float64Array.from({ length: unitCount }, () => 0.5 + random.next());
  const revenue = Float64Array.from({ length: unitCount }, () => Math.exp(0.6 * drawNormal(random)));
  return {
    unitCodes: Array.from({ length: unitCount }, (_, u) => unitCode(`U${u}`)),
    points: { kind: "planar", x, y },
    areaKm2: null,
    adjacency: buildAdjacency(unitCount, edges),
    measures: [
      { key: "workload", values: workload, tolerance: 0.03, balanceWeight: 0 },
      { key: "revenue", values: revenue, tolerance: 0.03, balanceWeight: 0 },
    ],
    visits: new Float64Array(unitCount).fill(1),
    territories: plainTerritories(territoryCount),
    objective: "inertia",
    termWeights: {},
    lockedTo: new Int32Array(unitCount).fill(FREE),
    requiredPairs: [],
    forbiddenPairs: [],
    realignment: null,
  };
}

/** `count` equal, contiguous territories without wishes. */
export function plainTerritories(count: number, contiguous = true): TerritorySpec[] {
  return Array.from({ length: count }, (_, k) => ({
    code: territoryCode(`T${k + 1}`),
    name: `T${k + 1}`,
    share: 1,
    shareByMeasure: {},
    contiguous,
    centreUnit: -1,
    home: null,
    capacities: [],
    locked: false,
  }));
}

function placeUnits(count: number, random: Random): { x: Float64Array; y: Float64Array } {
  const towns = Array.from({ length: Math.max(4, Math.round(count / 400)) }, () => ({
    x: 1000 * random.next(),
    y: 1000 * random.next(),
    spread: 10 + 50 * random.next(),
  }));
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let u = 0; u < count; u++) {
    const town = towns[random.below(towns.length)];
    const inTown = random.next() < 0.6;
    x[u] = inTown ? mirror(town.x + town.spread * drawNormal(random)) : 1000 * random.next();
    y[u] = inTown ? mirror(town.y + town.spread * drawNormal(random)) : 1000 * random.next();
  }
  return { x, y };
}

/** Folds a coordinate that fell outside the square back into it. */
function mirror(value: number): number {
  const folded = Math.abs(value) % 2000;
  return folded > 1000 ? 2000 - folded : folded;
}

/** Standard normal (Box & Muller 1958). */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
