import fc from "fast-check";
import type { DesignProblem } from "../src/core/domain/design-problem.ts";
import { FREE, WHITE_SPACE } from "../src/core/domain/design-problem.ts";
import { seededRandom } from "../src/core/search/random.ts";
import { designProblem, measure, territory } from "./design-problems.ts";

/** A connected graph: a random tree over the units, and some more edges. */
function connectedEdges(count: number, more: number, seed: number): [number, number][] {
  const random = seededRandom(seed);
  const edges = new Map<string, [number, number]>();
  const add = (a: number, b: number) => edges.set(`${Math.min(a, b)}-${Math.max(a, b)}`, [a, b]);
  for (let u = 1; u < count; u++) add(random.below(u), u);
  for (let i = 0; i < more; i++) {
    const a = random.below(count);
    const b = random.below(count);
    if (a !== b) add(a, b);
  }
  return [...edges.values()];
}

interface ProblemSize {
  readonly minUnits?: number;
  readonly maxUnits?: number;
  readonly maxTerritories?: number;
  /** Random edges besides those of a tree. */
  readonly minMoreEdges?: number;
}

/** Connected problems with two measures, a current plan, visits and areas, without any wish on single units or territories. */
export function plainProblems(size: ProblemSize = {}): fc.Arbitrary<DesignProblem> {
  const { minUnits = 5, maxUnits = 12, maxTerritories = 3, minMoreEdges = 0 } = size;
  return fc
    .record({
      count: fc.integer({ min: minUnits, max: maxUnits }),
      territories: fc.integer({ min: 2, max: maxTerritories }),
      more: fc.integer({ min: minMoreEdges, max: minMoreEdges + 12 }),
      seed: fc.nat(),
      isGeographic: fc.boolean(),
    })
    .map(({ count, territories, more, seed, isGeographic }) => {
      const random = seededRandom(seed, 1);
      const draw = (bound: number) => Array.from({ length: count }, () => random.below(bound));
      const edges = connectedEdges(count, more, seed);
      const problem = designProblem({
        x: draw(isGeographic ? 8 : 40).map((value) => value + (isGeographic ? 105 : 0)),
        y: draw(isGeographic ? 8 : 40).map((value) => value - (isGeographic ? 6 : 0)),
        kind: isGeographic ? "geographic" : "planar",
        edges,
        measures: [
          { ...measure("workload", draw(9), 0.4), balanceWeight: 1 },
          { ...measure("revenue", draw(50)), balanceWeight: 0.5 },
        ],
        territories: Array.from({ length: territories }, (_, k) => territory(k)),
        visits: Float64Array.from(draw(5)),
        areaKm2: Float64Array.from(draw(300)),
        realignment: {
          current: Int32Array.from(draw(territories + 1), (k) => k - 1),
          movedWeight: Float64Array.from(draw(7)),
          movedWeightKey: "accounts",
          price: 0,
          maximumMovedShare: null,
        },
      });
      const { offsets, neighbours, barrierPrice } = problem.adjacency;
      for (let u = 0; u < count; u++) {
        for (let e = offsets[u]; e < offsets[u + 1]; e++) {
          barrierPrice[e] = (Math.min(u, neighbours[e]) * 7 + Math.max(u, neighbours[e])) % 4;
        }
      }
      return problem;
    });
}

/**
 * The same with wishes of every kind drawn: locked units and territories, white space, fixed centres, pairs, shares,
 * capacities, contiguity off, a cap and a price on moves, barriers. Many cannot be fulfilled.
 */
export function wishfulProblems(size: ProblemSize = {}): fc.Arbitrary<DesignProblem> {
  const wish = fc.record({
    locks: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
    whiteSpace: fc.option(fc.nat(), { freq: 2 }),
    required: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
    forbidden: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
    centre: fc.option(fc.nat(), { freq: 2 }),
    half: fc.boolean(),
    loose: fc.boolean(),
    locked: fc.constantFrom(false, false, false, true),
    capacity: fc.option(fc.nat({ max: 40 }), { freq: 2 }),
    tolerance: fc.constantFrom(null, 0.25, 0.5, 0.9),
    cap: fc.constantFrom(null, null, 0.2, 0.5),
    price: fc.constantFrom(0, 0, 0.5),
    hasCurrent: fc.boolean(),
    hasBarriers: fc.boolean(),
  });
  return fc.tuple(plainProblems(size), wish).map(([problem, drawn]) => {
    const count = problem.unitCodes.length;
    const K = problem.territories.length;
    const pairsOf = (pairs: readonly (readonly [number, number])[]) =>
      pairs.map(([a, b]): [number, number] => [a % count, b % count]).filter(([a, b]) => a !== b);
    const lockedTo = new Int32Array(count).fill(FREE);
    for (const [u, k] of drawn.locks) lockedTo[u % count] = k % K;
    if (drawn.whiteSpace !== null) lockedTo[drawn.whiteSpace % count] = WHITE_SPACE;
    const centre = drawn.centre === null ? -1 : drawn.centre % count;
    const inTerritory = centre >= 0 && (lockedTo[centre] === FREE || lockedTo[centre] === 0);
    const lockTerritory = drawn.locked && drawn.hasCurrent && lockedTo.every((lock) => lock === FREE);
    return {
      ...problem,
      adjacency: drawn.hasBarriers
        ? problem.adjacency
        : { ...problem.adjacency, barrierPrice: new Float64Array(problem.adjacency.neighbours.length) },
      measures: [{ ...problem.measures[0], tolerance: drawn.tolerance }, problem.measures[1]],
      territories: problem.territories.map((spec, k) => ({
        ...spec,
        share: k === 0 && drawn.half ? 0.5 : 1,
        contiguous: !(k === 1 && drawn.loose),
        centreUnit: k === 0 && inTerritory ? centre : -1,
        locked: k === 1 && lockTerritory,
        capacities:
          k === 1 && drawn.capacity !== null
            ? [{ measureKey: "revenue", minimum: drawn.capacity, maximum: drawn.capacity + 200 }]
            : [],
      })),
      lockedTo,
      requiredPairs: pairsOf(drawn.required),
      forbiddenPairs: pairsOf(drawn.forbidden),
      realignment:
        problem.realignment && drawn.hasCurrent
          ? { ...problem.realignment, price: drawn.price, maximumMovedShare: drawn.cap }
          : null,
    };
  });
}

/** Calls `visit` with every plan there is, in turn: the same array each time. O(territories to the power of units). */
export function forEachPlan(problem: DesignProblem, visit: (plan: Int32Array) => void): void {
  const count = problem.unitCodes.length;
  const K = problem.territories.length;
  const plan = new Int32Array(count);
  const fill = (u: number): void => {
    if (u === count) {
      visit(plan);
      return;
    }
    const lock = problem.lockedTo[u];
    if (lock !== FREE) {
      plan[u] = lock;
      fill(u + 1);
      return;
    }
    for (let k = 0; k < K; k++) {
      plan[u] = k;
      fill(u + 1);
    }
  };
  fill(0);
}
