import type { DesignProblem } from "../../src/core/domain/design-problem.ts";
import { buildMeasure, buildProblem, landBorder } from "./build-problem.ts";
import { readNumbers, readText } from "./instance-files.ts";

/**
 * Commercial territory design (Gliesch, Ritt & Moreira 2018): `n`, rows `id x y a1 a2 a3`, number of edges, edges, and
 * `p`, a number to ignore, three tolerances. Planar; three activities in their bands, contiguous, smallest diameter.
 */
export function readCommercial(path: string): DesignProblem {
  const numbers = readNumbers(readText(path), path);
  const count = numbers[0];
  const edgesAt = 1 + 6 * count;
  const edgeCount = numbers[edgesAt];
  const lastAt = edgesAt + 1 + 2 * edgeCount;
  if (numbers.length !== lastAt + 5)
    throw new Error(`${path}: got ${numbers.length} numbers, expected ${lastAt + 5} for ${count} units`);
  const column = (offset: number): Float64Array =>
    Float64Array.from({ length: count }, (_, unit) => numbers[1 + 6 * unit + offset]);
  const ids = column(0);
  const indexOf = new Map(Array.from(ids, (id, index) => [id, index]));
  const edges = Array.from({ length: edgeCount }, (_, e) => {
    const [a, b] = [numbers[edgesAt + 1 + 2 * e], numbers[edgesAt + 2 + 2 * e]].map(
      (id) => indexOf.get(id) ?? -1,
    );
    return landBorder(a, b);
  });
  return buildProblem({
    codes: Array.from(ids, String),
    points: { kind: "planar", x: column(1), y: column(2) },
    edges,
    measures: [0, 1, 2].map((activity) =>
      buildMeasure(`activity ${activity + 1}`, column(3 + activity), numbers[lastAt + 2 + activity]),
    ),
    territoryCount: numbers[lastAt],
    objective: "max-diameter",
  });
}
