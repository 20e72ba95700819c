import type { DesignProblem, Measure, TerritorySpec } from "../src/core/domain/design-problem.ts";
import { FREE } from "../src/core/domain/design-problem.ts";
import { territoryCode, unitCode } from "../src/core/domain/ids.ts";
import type { Adjacency, Points } from "../src/core/domain/unit-layer.ts";

export function adjacencyOf(count: number, edges: readonly (readonly [number, number])[]): Adjacency {
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (const [a, b] of edges) {
    lists[a].push(b);
    lists[b].push(a);
  }
  const offsets = new Int32Array(count + 1);
  for (const [u, list] of lists.entries()) offsets[u + 1] = offsets[u] + list.length;
  const neighbours = Int32Array.from(lists.flatMap((list) => list.sort((a, b) => a - b)));
  return {
    offsets,
    neighbours,
    borderKm: new Float64Array(neighbours.length).fill(1),
    isLink: new Uint8Array(neighbours.length),
    barrierPrice: new Float64Array(neighbours.length),
  };
}

export function measure(key: string, values: readonly number[], tolerance: number | null = null): Measure {
  return { key, values: Float64Array.from(values), tolerance, balanceWeight: 0 };
}

/** A territory with no wish of its own. */
export function plainTerritory(code: string, wishes: Partial<TerritorySpec> = {}): TerritorySpec {
  return {
    code: territoryCode(code),
    name: code,
    share: 1,
    shareByMeasure: {},
    contiguous: true,
    centreUnit: -1,
    home: null,
    capacities: [],
    locked: false,
    ...wishes,
  };
}

export function territory(index: number, wishes: Partial<TerritorySpec> = {}): TerritorySpec {
  return plainTerritory(`T${index + 1}`, { name: `Territory ${index + 1}`, ...wishes });
}

interface SmallProblem extends Partial<Omit<DesignProblem, "territories" | "points" | "adjacency">> {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly edges: readonly (readonly [number, number])[];
  readonly measures: readonly Measure[];
  readonly territories: number | readonly TerritorySpec[];
  readonly kind?: Points["kind"];
}

/** A problem with everything left free that is not given. */
export function designProblem(given: SmallProblem): DesignProblem {
  const { x, y, edges, kind = "planar", territories, ...rest } = given;
  const count = x.length;
  return {
    unitCodes: x.map((_, u) => unitCode(`u${u}`)),
    points: { kind, x: Float64Array.from(x), y: Float64Array.from(y) },
    areaKm2: null,
    adjacency: adjacencyOf(count, edges),
    visits: new Float64Array(count).fill(1),
    territories:
      typeof territories === "number"
        ? Array.from({ length: territories }, (_, t) => territory(t))
        : territories,
    objective: "inertia",
    termWeights: {},
    lockedTo: new Int32Array(count).fill(FREE),
    requiredPairs: [],
    forbiddenPairs: [],
    realignment: null,
    ...rest,
  };
}

/** Units 0 … width × height − 1 row by row, neighbours left, right, above and below. */
export function gridEdges(width: number, height: number): [number, number][] {
  const edges: [number, number][] = [];
  for (let u = 0; u < width * height; u++) {
    if (u % width < width - 1) edges.push([u, u + 1]);
    if (u + width < width * height) edges.push([u, u + width]);
  }
  return edges;
}

/** Units u0, u1, … row by row on a width × height grid of 1 km squares, one unit of work each, balanced within ±10 %. */
export function gridProblem(
  width: number,
  height: number,
  wishes: Partial<DesignProblem> & { readonly territoryCodes: readonly string[] },
): DesignProblem {
  const { territoryCodes, ...overrides } = wishes;
  const units = Array.from({ length: width * height }, (_, unit) => unit);
  const problem = designProblem({
    x: units.map((unit) => unit % width),
    y: units.map((unit) => Math.floor(unit / width)),
    edges: gridEdges(width, height),
    measures: [
      measure(
        "work",
        units.map(() => 1),
        0.1,
      ),
    ],
    areaKm2: new Float64Array(units.length).fill(1),
    territories: territoryCodes.map((code) => plainTerritory(code)),
  });
  return { ...problem, ...overrides };
}
