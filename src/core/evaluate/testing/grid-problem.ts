import { type DesignProblem, FREE, type TerritorySpec } from "../../domain/design-problem.ts";
import { territoryCode, unitCode } from "../../domain/ids.ts";
import type { Adjacency } from "../../domain/unit-layer.ts";

/** Compressed rows from unordered pairs; each pair may carry a border length in km. */
export function adjacencyFromPairs(
  unitCount: number,
  pairs: readonly (readonly [number, number])[],
): Adjacency {
  const rows: number[][] = Array.from({ length: unitCount }, () => []);
  for (const [a, b] of pairs) {
    rows[a].push(b);
    rows[b].push(a);
  }
  const offsets = new Int32Array(unitCount + 1);
  rows.forEach((row, unit) => {
    row.sort((a, b) => a - b);
    offsets[unit + 1] = offsets[unit] + row.length;
  });
  const neighbours = Int32Array.from(rows.flat());
  return {
    offsets,
    neighbours,
    borderKm: new Float64Array(neighbours.length).fill(1),
    isLink: new Uint8Array(neighbours.length),
    barrierPrice: new Float64Array(neighbours.length),
  };
}

/** A territory with no wish of its own. */
export const plainTerritory = (code: string, wishes: Partial<TerritorySpec> = {}): TerritorySpec => ({
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
});

/** Units u0, u1, … row by row on a width × height grid of 1 km squares, one unit of work each, balanced within ±10 %. */
export function gridProblem(
  width: number,
  height: number,
  wishes: Partial<DesignProblem> & { readonly territoryCodes: readonly string[] },
): DesignProblem {
  const { territoryCodes, ...overrides } = wishes;
  const unitCount = width * height;
  const pairs: [number, number][] = [];
  for (let unit = 0; unit < unitCount; unit++) {
    if (unit % width < width - 1) pairs.push([unit, unit + 1]);
    if (unit + width < unitCount) pairs.push([unit, unit + width]);
  }
  return {
    unitCodes: Array.from({ length: unitCount }, (_, unit) => unitCode(`u${unit}`)),
    points: {
      kind: "planar",
      x: Float64Array.from({ length: unitCount }, (_, unit) => unit % width),
      y: Float64Array.from({ length: unitCount }, (_, unit) => Math.floor(unit / width)),
    },
    areaKm2: new Float64Array(unitCount).fill(1),
    adjacency: adjacencyFromPairs(unitCount, pairs),
    measures: [
      { key: "work", values: new Float64Array(unitCount).fill(1), tolerance: 0.1, balanceWeight: 0 },
    ],
    visits: new Float64Array(unitCount).fill(1),
    territories: territoryCodes.map((code) => plainTerritory(code)),
    objective: "inertia",
    termWeights: {},
    lockedTo: new Int32Array(unitCount).fill(FREE),
    requiredPairs: [],
    forbiddenPairs: [],
    realignment: null,
    ...overrides,
  };
}
