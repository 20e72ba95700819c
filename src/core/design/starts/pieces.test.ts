import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, territory } from "../../../../test/design-problems.ts";
import { FREE, WHITE_SPACE } from "../../domain/design-problem.ts";
import { seededRandom } from "../../search/random.ts";
import { computeBands } from "../state/bands.ts";
import { Pieces } from "./pieces.ts";

/** A strip of units of load 1 whose unit 4 is left uncovered: pieces of 4 and of 8. */
function strip(changes: Partial<Parameters<typeof designProblem>[0]> = {}) {
  const lockedTo = new Int32Array(13).fill(FREE);
  lockedTo[4] = WHITE_SPACE;
  return designProblem({
    x: Array.from(lockedTo.keys()),
    y: new Array(13).fill(0),
    edges: gridEdges(13, 1),
    measures: [measure("workload", new Array(13).fill(1), 0.1)],
    territories: 3,
    lockedTo,
    ...changes,
  });
}

const coveredUnits = Int32Array.of(0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12);

function shared(problem: ReturnType<typeof designProblem>, seed?: number) {
  const random = seed === undefined ? undefined : seededRandom(seed);
  const all = Array.from(problem.territories.keys());
  return Pieces.of(problem, computeBands(problem))
    ?.share(coveredUnits, all, random)
    .map(({ units, territories }) => [units.length, territories.length]);
}

describe("Pieces", () => {
  it("gives each piece as many territories as its load is worth, drawn or not", () => {
    expect(shared(strip())).toEqual([
      [4, 1],
      [8, 2],
    ]);
    for (let seed = 0; seed < 20; seed++)
      expect(shared(strip(), seed)).toEqual([
        [4, 1],
        [8, 2],
      ]);
  });

  it("never gives fewer than a piece needs nor more than its bands can fill", () => {
    // 12 ÷ 5 = 2.4 each, 1.8 … 3: the piece of 4 holds exactly 2
    const problem = strip({
      measures: [measure("workload", new Array(13).fill(1), 0.25)],
      territories: 5,
    });
    for (let seed = 0; seed < 20; seed++) expect(shared(problem, seed)?.[0]).toEqual([4, 2]);
  });

  it("leaves a territory in the piece its locked unit lies in", () => {
    const lockedTo = Int32Array.from(strip().lockedTo);
    lockedTo[0] = 2;
    const problem = strip({ lockedTo });
    const [first] = Pieces.of(problem, computeBands(problem))?.share(coveredUnits, [0, 1, 2]) ?? [];
    expect([...first.units]).toEqual([0, 1, 2, 3]);
    expect(first.territories).toEqual([2]);
  });

  it("is not asked where the map hangs together or a territory may lie in several pieces", () => {
    const whole = strip({ lockedTo: new Int32Array(13).fill(FREE) });
    expect(Pieces.of(whole, computeBands(whole))).toBeNull();
    const loose = strip({ territories: [territory(0), territory(1), territory(2, { contiguous: false })] });
    expect(Pieces.of(loose, computeBands(loose))).toBeNull();
  });

  it("shares nothing out where there are more pieces than territories", () => {
    const problem = strip({ territories: 1 });
    expect(shared(problem)).toEqual([[12, 1]]);
  });
});
