import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BrokenInvariant } from "../domain/problem.ts";
import { type AdjacencyEdge, buildAdjacency } from "./build-adjacency.ts";

const land = (a: number, b: number, borderKm = 1): AdjacencyEdge => ({
  a,
  b,
  borderKm,
  isLink: false,
  barrierPrice: 0,
});

describe("buildAdjacency", () => {
  it("lists the neighbours of every unit in ascending order, whatever the order of the pairs", () => {
    const adjacency = buildAdjacency(4, [land(3, 0), land(1, 3), land(2, 3), land(1, 0)]);
    expect([...adjacency.offsets]).toEqual([0, 2, 4, 5, 8]);
    expect([...adjacency.neighbours]).toEqual([1, 3, 0, 3, 3, 0, 1, 2]);
  });

  it("merges a pair given twice: lengths add up, land wins over a link, the higher price counts", () => {
    const adjacency = buildAdjacency(2, [
      { a: 0, b: 1, borderKm: 0, isLink: true, barrierPrice: 5 },
      { a: 1, b: 0, borderKm: 2.5, isLink: false, barrierPrice: 2 },
    ]);
    expect([...adjacency.neighbours]).toEqual([1, 0]);
    expect([...adjacency.borderKm]).toEqual([2.5, 2.5]);
    expect([...adjacency.isLink]).toEqual([0, 0]);
    expect([...adjacency.barrierPrice]).toEqual([5, 5]);
  });

  it("gives units without neighbours an empty row", () => {
    expect([...buildAdjacency(3, []).offsets]).toEqual([0, 0, 0, 0]);
  });

  it("rejects a unit paired with itself and an index outside the layer", () => {
    expect(() => buildAdjacency(2, [land(1, 1)])).toThrow(BrokenInvariant);
    expect(() => buildAdjacency(2, [land(0, 2)])).toThrow(BrokenInvariant);
    expect(() => buildAdjacency(2, [land(-1, 0)])).toThrow(BrokenInvariant);
  });

  it("is symmetric, ascending, free of duplicates and holds exactly the given pairs", () => {
    const pairs = fc
      .integer({ min: 2, max: 12 })
      .chain((unitCount) =>
        fc.tuple(
          fc.constant(unitCount),
          fc.array(fc.tuple(fc.nat(unitCount - 1), fc.nat(unitCount - 1)).filter(([a, b]) => a !== b)),
        ),
      );
    fc.assert(
      fc.property(pairs, ([unitCount, list]) => {
        const adjacency = buildAdjacency(
          unitCount,
          list.map(([a, b]) => land(a, b)),
        );
        const found = new Set<string>();
        for (let unit = 0; unit < unitCount; unit++) {
          const row = [
            ...adjacency.neighbours.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1]),
          ];
          expect(row).toEqual([...new Set(row)].sort((left, right) => left - right));
          for (const other of row) found.add(`${unit}-${other}`);
        }
        expect(found).toEqual(new Set(list.flatMap(([a, b]) => [`${a}-${b}`, `${b}-${a}`])));
      }),
    );
  });
});
