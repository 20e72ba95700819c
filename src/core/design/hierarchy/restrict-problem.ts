import {
  type CapacityLimit,
  type DesignProblem,
  FREE,
  type Realignment,
  WHITE_SPACE,
} from "../../domain/design-problem.ts";
import type { Adjacency } from "../../domain/unit-layer.ts";
import { loadLimits } from "../bounds/load-limits.ts";

/** Part of a problem: some of its units and territories. */
export interface PartOfProblem {
  readonly units: readonly number[];
  readonly territories: readonly number[];
  /** Share of the moved weight that may still move; null = no cap. */
  readonly maximumMovedShare: number | null;
}

/**
 * The problem on some of its units and territories, renumbered in the order given. Bands become capacities in the
 * measure's unit, so that they stay those of the whole problem whatever the part holds in all. A unit whose current
 * territory lies outside the part counts as moved already and is free here. O(units + edges).
 */
export function restrictProblem(problem: DesignProblem, part: PartOfProblem): DesignProblem {
  const { units } = part;
  const unitAt = new Int32Array(problem.unitCodes.length).fill(-1);
  for (const [at, unit] of units.entries()) unitAt[unit] = at;
  const territoryAt = new Map(part.territories.map((territory, at) => [territory, at]));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(units, (unit) => values[unit]);
  const pairsInside = (pairs: DesignProblem["requiredPairs"]): [number, number][] =>
    pairs.flatMap(([a, b]): [number, number][] =>
      unitAt[a] >= 0 && unitAt[b] >= 0 ? [[unitAt[a], unitAt[b]]] : [],
    );
  return {
    ...problem,
    unitCodes: units.map((unit) => problem.unitCodes[unit]),
    points: { kind: problem.points.kind, x: pick(problem.points.x), y: pick(problem.points.y) },
    areaKm2: problem.areaKm2 && pick(problem.areaKm2),
    adjacency: restrictAdjacency(problem.adjacency, units, unitAt),
    measures: problem.measures.map((measure) => ({
      ...measure,
      values: pick(measure.values),
      tolerance: null,
    })),
    visits: pick(problem.visits),
    territories: part.territories.map((territory) => {
      const spec = problem.territories[territory];
      const centreUnit = spec.centreUnit >= 0 ? unitAt[spec.centreUnit] : -1;
      return { ...spec, centreUnit, capacities: limitsAsCapacities(problem, territory) };
    }),
    lockedTo: Int32Array.from(units, (unit) => {
      const lock = problem.lockedTo[unit];
      return lock === WHITE_SPACE ? WHITE_SPACE : (territoryAt.get(lock) ?? FREE);
    }),
    requiredPairs: pairsInside(problem.requiredPairs),
    forbiddenPairs: pairsInside(problem.forbiddenPairs),
    realignment: problem.realignment && restrictRealignment(problem.realignment, part, territoryAt),
  };
}

function restrictRealignment(
  realignment: Realignment,
  { units, maximumMovedShare }: PartOfProblem,
  territoryAt: ReadonlyMap<number, number>,
): Realignment {
  const { givenUp } = realignment;
  return {
    ...realignment,
    current: Int32Array.from(units, (unit) => territoryAt.get(realignment.current[unit]) ?? -1),
    ...(givenUp && {
      givenUp: {
        codes: givenUp.codes,
        territoryOf: Int32Array.from(units, (unit) => givenUp.territoryOf[unit]),
      },
    }),
    movedWeight: Float64Array.from(units, (unit) => realignment.movedWeight[unit]),
    maximumMovedShare,
  };
}

function limitsAsCapacities(problem: DesignProblem, territory: number): CapacityLimit[] {
  const { lower, upper } = loadLimits(problem);
  return problem.measures.flatMap(({ key }, m) => {
    const minimum = lower[m][territory] > 0 ? lower[m][territory] : null;
    const maximum = upper[m][territory] < Number.POSITIVE_INFINITY ? upper[m][territory] : null;
    return minimum === null && maximum === null ? [] : [{ measureKey: key, minimum, maximum }];
  });
}

function restrictAdjacency(adjacency: Adjacency, units: readonly number[], unitAt: Int32Array): Adjacency {
  const offsets = new Int32Array(units.length + 1);
  const kept: { neighbour: number; edge: number }[] = [];
  for (const [at, unit] of units.entries()) {
    const row: { neighbour: number; edge: number }[] = [];
    for (let edge = adjacency.offsets[unit]; edge < adjacency.offsets[unit + 1]; edge++) {
      const neighbour = unitAt[adjacency.neighbours[edge]];
      if (neighbour >= 0) row.push({ neighbour, edge });
    }
    row.sort((a, b) => a.neighbour - b.neighbour);
    for (const entry of row) kept.push(entry);
    offsets[at + 1] = kept.length;
  }
  return {
    offsets,
    neighbours: Int32Array.from(kept, ({ neighbour }) => neighbour),
    borderKm: Float64Array.from(kept, ({ edge }) => adjacency.borderKm[edge]),
    isLink: Uint8Array.from(kept, ({ edge }) => adjacency.isLink[edge]),
    barrierPrice: Float64Array.from(kept, ({ edge }) => adjacency.barrierPrice[edge]),
  };
}
