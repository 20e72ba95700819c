import type { DesignProblem } from "../../src/core/domain/design-problem.ts";
import { buildMeasure, buildProblem } from "./build-problem.ts";
import { readNumbers, readText } from "./instance-files.ts";

interface CpmpFile {
  readonly points: readonly { readonly x: number; readonly y: number; readonly demand: number }[];
  readonly medians: number;
  readonly capacity: number;
}

/**
 * Capacitated p-median: points without borders, `p` medians, demand of a cluster within the capacity, Σ distance to the
 * median. Reads `n p` + `x y capacity demand`, and the OR-Library's `n p Q` + `id x y demand` (with or without a line
 * `number best` before it; its published values truncate distances, ours do not).
 */
export function readCpmp(path: string): DesignProblem {
  const { points, medians, capacity } = parseCpmp(readNumbers(readText(path), path), path);
  return buildProblem({
    codes: points.map((_, index) => `P${index + 1}`),
    points: {
      kind: "planar",
      x: Float64Array.from(points, ({ x }) => x),
      y: Float64Array.from(points, ({ y }) => y),
    },
    edges: [],
    measures: [
      buildMeasure(
        "demand",
        points.map(({ demand }) => demand),
        null,
      ),
    ],
    territoryCount: medians,
    objective: "p-median",
    contiguous: false,
    capacities: [{ measureKey: "demand", minimum: null, maximum: capacity }],
  });
}

function parseCpmp(numbers: readonly number[], path: string): CpmpFile {
  const rowsOfFour = (from: number): number[][] =>
    Array.from({ length: (numbers.length - from) / 4 }, (_, row) =>
      numbers.slice(from + 4 * row, from + 4 * row + 4),
    );
  if (numbers.length === 2 + 4 * numbers[0]) {
    const rows = rowsOfFour(2);
    const capacities = new Set(rows.map((row) => row[2]));
    if (capacities.size > 1)
      throw new Error(`${path}: capacities differ between medians, which a territory's limit cannot express`);
    return {
      points: rows.map(([x, y, , demand]) => ({ x, y, demand })),
      medians: numbers[1],
      capacity: rows[0][2],
    };
  }
  for (const from of [3, 5]) {
    const [count, medians, capacity] = numbers.slice(from - 3, from);
    if (numbers.length !== from + 4 * count) continue;
    return { points: rowsOfFour(from).map(([, x, y, demand]) => ({ x, y, demand })), medians, capacity };
  }
  throw new Error(`${path}: ${numbers.length} numbers fit neither "n p" + 4n nor "n p Q" + 4n`);
}
