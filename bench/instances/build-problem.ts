import type { CapacityLimit } from "../../src/core/domain/design-problem.ts";
import {
  type DesignProblem,
  FREE,
  type Measure,
  type ObjectiveKey,
} from "../../src/core/domain/design-problem.ts";
import { unitCode } from "../../src/core/domain/ids.ts";
import type { Points } from "../../src/core/domain/unit-layer.ts";
import { type AdjacencyEdge, buildAdjacency } from "../../src/core/geo/build-adjacency.ts";
import { plainTerritories } from "./generate-market.ts";

export interface ProblemParts {
  readonly codes: readonly string[];
  readonly points: Points;
  readonly edges: readonly AdjacencyEdge[];
  readonly measures: readonly Measure[];
  readonly territoryCount: number;
  readonly objective: ObjectiveKey;
  readonly contiguous?: boolean;
  /** The same limits for every territory. */
  readonly capacities?: readonly CapacityLimit[];
}

/** A problem of equal territories with no wish beyond its bands, capacities and contiguity. */
export function buildProblem(parts: ProblemParts): DesignProblem {
  const { codes, points, edges, measures, objective, capacities = [], contiguous = true } = parts;
  return {
    unitCodes: codes.map(unitCode),
    points,
    areaKm2: null,
    adjacency: buildAdjacency(codes.length, edges),
    measures,
    visits: new Float64Array(codes.length).fill(1),
    territories: plainTerritories(parts.territoryCount, contiguous).map((territory) => ({
      ...territory,
      capacities,
    })),
    objective,
    termWeights: {},
    lockedTo: new Int32Array(codes.length).fill(FREE),
    requiredPairs: [],
    forbiddenPairs: [],
    realignment: null,
  };
}

export const buildMeasure = (key: string, values: Iterable<number>, tolerance: number | null): Measure => ({
  key,
  values: Float64Array.from(values),
  tolerance,
  balanceWeight: 0,
});

/** A land border between units a and b. */
export const landBorder = (a: number, b: number, borderKm = 1): AdjacencyEdge => ({
  a,
  b,
  borderKm,
  isLink: false,
  barrierPrice: 0,
});
