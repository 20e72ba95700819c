import fc from "fast-check";
import { expect, it } from "vitest";
import { buildAdjacency } from "./build-adjacency.ts";
import { findComponents } from "./find-components.ts";

const edge = (a: number, b: number) => ({ a, b, borderKm: 1, isLink: false, barrierPrice: 0 });

it("numbers the parts by their lowest unit and names the largest", () => {
  const found = findComponents(buildAdjacency(6, [edge(0, 4), edge(1, 2), edge(2, 5)]));
  expect([...found.componentOf]).toEqual([0, 1, 1, 2, 0, 1]);
  expect(found.sizes).toEqual([2, 3, 1]);
  expect(found.largest).toBe(1);
});

it("has no largest part without units", () => {
  expect(findComponents(buildAdjacency(0, []))).toMatchObject({ sizes: [], largest: -1 });
});

it("puts two units in one part exactly when a path joins them", () => {
  const size = 9;
  const pair = fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
      const { componentOf } = findComponents(
        buildAdjacency(
          size,
          pairs.map(([a, b]) => edge(a, b)),
        ),
      );
      // Warshall's closure as the oracle
      const reach = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => i === j));
      for (const [a, b] of pairs) reach[a][b] = reach[b][a] = true;
      for (let k = 0; k < size; k++)
        for (let i = 0; i < size; i++)
          for (let j = 0; j < size; j++) reach[i][j] ||= reach[i][k] && reach[k][j];
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) expect(componentOf[i] === componentOf[j]).toBe(reach[i][j]);
    }),
  );
});
