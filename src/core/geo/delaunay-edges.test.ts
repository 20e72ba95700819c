import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Points } from "../domain/unit-layer.ts";
import { buildAdjacency } from "./build-adjacency.ts";
import { findDelaunayEdges } from "./delaunay-edges.ts";
import { findComponents } from "./find-components.ts";

const at = (places: readonly (readonly [number, number])[], kind: Points["kind"] = "geographic"): Points => ({
  kind,
  x: Float64Array.from(places, ([x]) => x),
  y: Float64Array.from(places, ([, y]) => y),
});

const named = (edges: readonly { a: number; b: number }[]) => edges.map(({ a, b }) => `${a}-${b}`).sort();

describe("findDelaunayEdges", () => {
  it("makes the four sides and one diagonal of a square's corners neighbours", () => {
    const edges = findDelaunayEdges(
      at([
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ]),
    );
    expect(edges).toHaveLength(5);
    expect(named(edges)).toEqual(expect.arrayContaining(["0-1", "1-2", "2-3", "0-3"]));
    expect(edges.every((edge) => !edge.isLink && edge.borderKm === 1)).toBe(true);
  });

  it("joins points on one line in their order, and a single point to nothing", () => {
    expect(
      named(
        findDelaunayEdges(
          at([
            [0, 0],
            [2, 0],
            [1, 0],
            [3, 0],
          ]),
        ),
      ),
    ).toEqual(["0-2", "1-2", "1-3"]);
    expect(findDelaunayEdges(at([[5, 5]]))).toEqual([]);
    expect(findDelaunayEdges(at([]))).toEqual([]);
  });

  it("joins points at the same place to the first of them", () => {
    expect(
      named(
        findDelaunayEdges(
          at([
            [0, 0],
            [0, 0],
            [1, 0],
            [0, 0],
          ]),
        ),
      ),
    ).toEqual(["0-1", "0-2", "0-3"]);
  });

  it("keeps two far clusters joined by one link instead of many long edges", () => {
    const cluster = (x: number) =>
      [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => [x + i * 0.1 + j * 0.01, j * 0.1] as const));
    const edges = findDelaunayEdges(at([...cluster(0), ...cluster(30)]));
    const across = edges.filter(({ a, b }) => a < 9 !== b < 9);
    expect(across).toHaveLength(1);
    expect(across[0]).toMatchObject({ isLink: true, borderKm: 0 });
  });

  it("does not tear a cloud apart at the antimeridian", () => {
    const edges = findDelaunayEdges(
      at([
        [179.9, 0],
        [-179.9, 0.1],
        [179.8, 0.2],
        [-179.8, -0.1],
      ]),
    );
    expect(edges.every((edge) => !edge.isLink)).toBe(true);
    expect(edges.length).toBeGreaterThanOrEqual(4);
  });

  it("always leaves all points connected", () => {
    const coordinate = fc.integer({ min: -8, max: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        (places, planar) => {
          const points = at(places, planar ? "planar" : "geographic");
          const { sizes } = findComponents(buildAdjacency(places.length, findDelaunayEdges(points)));
          expect(sizes).toHaveLength(1);
        },
      ),
    );
  });
});
