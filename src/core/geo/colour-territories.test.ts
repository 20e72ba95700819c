import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildAdjacency } from "./build-adjacency.ts";
import { colourTerritories } from "./colour-territories.ts";
import { COLOUR_COUNT } from "./territory-fills.ts";

/** A grid of units with shared sides as borders. */
function grid(columns: number, rows: number) {
  const edges: [number, number][] = [];
  for (let u = 0; u < columns * rows; u++) {
    if (u % columns < columns - 1) edges.push([u, u + 1]);
    if (u + columns < columns * rows) edges.push([u, u + columns]);
  }
  return {
    edges,
    adjacency: buildAdjacency(
      columns * rows,
      edges.map(([a, b]) => ({ a, b, borderKm: 1, isLink: false, barrierPrice: 0 })),
    ),
    points: {
      kind: "planar" as const,
      x: Float64Array.from({ length: columns * rows }, (_, u) => u % columns),
      y: Float64Array.from({ length: columns * rows }, (_, u) => Math.floor(u / columns)),
    },
  };
}

describe("colours of territories", () => {
  test("never repeat across a border of a map made of blocks", () => {
    const { edges, adjacency, points } = grid(12, 12);
    const block = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(block, block, (wide, high) => {
        const across = Math.ceil(12 / wide);
        const territoryOf = (u: number) =>
          Math.floor((u % 12) / wide) + across * Math.floor(Math.floor(u / 12) / high);
        const assignment = Int32Array.from({ length: 144 }, (_, u) => territoryOf(u));
        const territoryCount = Math.max(...assignment) + 1;
        const colours = colourTerritories({ territoryCount, assignments: [assignment], adjacency, points });
        for (const [a, b] of edges) {
          if (assignment[a] !== assignment[b])
            expect(colours[assignment[a]]).not.toBe(colours[assignment[b]]);
        }
      }),
    );
  });

  test("hold for the plan before as well as for the new one", () => {
    const { adjacency, points } = grid(4, 1);
    const assignments = [Int32Array.of(0, 0, 1, 2), Int32Array.of(0, 2, 1, 1)];
    const [a, b, c] = colourTerritories({ territoryCount: 3, assignments, adjacency, points });
    expect(new Set([a, b, c]).size).toBe(3);
  });

  test("stay within the palette, and white space takes none", () => {
    const { adjacency, points } = grid(20, 1);
    const assignment = Int32Array.from({ length: 20 }, (_, u) => (u === 0 ? -2 : u - 1));
    const colours = colourTerritories({ territoryCount: 19, assignments: [assignment], adjacency, points });
    expect(colours).toHaveLength(19);
    expect(colours.every((colour) => colour >= 0 && colour < COLOUR_COUNT)).toBe(true);
  });
});
