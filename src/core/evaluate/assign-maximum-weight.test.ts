import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignMaximumWeight } from "./assign-maximum-weight.ts";

const tableFrom = (rows: readonly (readonly number[])[]) => ({
  rows: rows.length,
  columns: rows[0].length,
  weights: Float64Array.from(rows.flat()),
});

/** Largest sum over all ways to match min(rows, columns) pairs, by trying them all. */
function bestByBruteForce(rows: readonly (readonly number[])[]): number {
  const columns = rows[0].length;
  const mustSkip = Math.max(0, rows.length - columns);
  const search = (row: number, used: number, skipped: number): number => {
    if (row === rows.length) return 0;
    let best = skipped < mustSkip ? search(row + 1, used, skipped + 1) : Number.NEGATIVE_INFINITY;
    for (let column = 0; column < columns; column++)
      if ((used & (1 << column)) === 0)
        best = Math.max(best, rows[row][column] + search(row + 1, used | (1 << column), skipped));
    return best;
  };
  return search(0, 0, 0);
}

const sumOf = (rows: readonly (readonly number[])[], match: Int32Array): number =>
  match.reduce((sum, column, row) => (column < 0 ? sum : sum + rows[row][column]), 0);

describe("assignMaximumWeight", () => {
  it("solves the textbook cost table [[4,1,3],[2,0,5],[3,2,2]] at cost 5", () => {
    const costs = [
      [4, 1, 3],
      [2, 0, 5],
      [3, 2, 2],
    ];
    const match = assignMaximumWeight(tableFrom(costs.map((row) => row.map((cost) => -cost))));
    expect([...match]).toEqual([1, 0, 2]);
    expect(sumOf(costs, match)).toBe(5);
  });

  it("leaves the least valuable rows unmatched where columns run out", () => {
    expect([...assignMaximumWeight(tableFrom([[1], [7], [3]]))]).toEqual([-1, 0, -1]);
  });

  it("answers an empty table with nothing", () => {
    expect([...assignMaximumWeight({ rows: 0, columns: 3, weights: new Float64Array(0) })]).toEqual([]);
    expect([...assignMaximumWeight({ rows: 2, columns: 0, weights: new Float64Array(0) })]).toEqual([-1, -1]);
  });

  it("finds the brute-force optimum of random tables of any shape, negative weights included", () => {
    const tables = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(tables, (rows) => {
        const match = assignMaximumWeight(tableFrom(rows));
        const used = [...match].filter((column) => column >= 0);
        expect(new Set(used).size).toBe(used.length);
        expect(used).toHaveLength(Math.min(rows.length, rows[0].length));
        expect(sumOf(rows, match)).toBe(bestByBruteForce(rows));
      }),
    );
  });

  it("returns a hidden permutation of 300 rows exactly", () => {
    const size = 300;
    // a permutation without a generator: 7 is coprime to 300
    const hidden = Array.from({ length: size }, (_, row) => (row * 7 + 13) % size);
    const rows = hidden.map((target, row) =>
      Array.from({ length: size }, (_, column) =>
        column === target ? 100 : ((row * 31 + column * 17) % 97) / 100,
      ),
    );
    expect([...assignMaximumWeight(tableFrom(rows))]).toEqual(hidden);
  });
});
