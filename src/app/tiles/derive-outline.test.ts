import { expect, it } from "vitest";
import { ringArea } from "../../../test/ring-area.ts";
import { buildTopology } from "../../core/geo/build-topology.ts";
import { gridPolygons, square } from "../../core/geo/grid-fixture.ts";
import { deriveOutline, resolutionAt, topologyAt } from "./derive-outline.ts";

it("gives one ring to units that lie beside each other", () => {
  const outline = deriveOutline(buildTopology(gridPolygons(3, 2)), [0, 1, 4]);
  expect(outline.map((rings) => rings.length)).toEqual([1]);
  expect(ringArea(outline[0][0])).toBe(3);
});

it("gives a part to each island, and a hole where a unit is missing in the middle", () => {
  const topology = buildTopology([...gridPolygons(3, 3), [square(10, 10)]]);
  const outline = deriveOutline(topology, [0, 1, 2, 3, 5, 6, 7, 8, 9]);
  const areas = outline.map((rings) => rings.map(ringArea));
  expect(areas).toContainEqual([9, -1]);
  expect(areas).toContainEqual([1]);
});

it("moves no vertex by more than half of 1/1000 degree for the coarse outlines", () => {
  const topology = buildTopology([[square(0.12345, 0.54321, 0.77777)]]);
  const coarse = topologyAt(topology, "coarse");
  for (const [a, arc] of topology.arcs.entries()) {
    for (const [i, [x, y]] of arc.entries()) {
      expect(Math.abs(coarse.arcs[a][i][0] - x)).toBeLessThanOrEqual(0.0005 + 1e-12);
      expect(Math.abs(coarse.arcs[a][i][1] - y)).toBeLessThanOrEqual(0.0005 + 1e-12);
    }
  }
});

it("leaves neighbours without gap or overlap in the coarse outlines", () => {
  // two units that share a border with a bend that rounding moves
  const west = [
    [
      [0, 0] as const,
      [1, 0] as const,
      [1.00049, 0.5] as const,
      [1, 1] as const,
      [0, 1] as const,
      [0, 0] as const,
    ],
  ];
  const east = [
    [
      [1, 0] as const,
      [2, 0] as const,
      [2, 1] as const,
      [1, 1] as const,
      [1.00049, 0.5] as const,
      [1, 0] as const,
    ],
  ];
  const coarse = topologyAt(buildTopology([[west[0]], [east[0]]].map((rings) => [rings])), "coarse");
  const areas = [[0], [1], [0, 1]].map((units) => ringArea(deriveOutline(coarse, units)[0][0]));
  expect(areas[0] + areas[1]).toBeCloseTo(areas[2], 12);
  expect(areas[2]).toBeCloseTo(2, 12);
});

it("leaves out of the coarse outlines what has no area in them", () => {
  const topology = buildTopology([[square(0, 0)], [square(5.0001, 5.0001, 0.0001)]]);
  expect(deriveOutline(topologyAt(topology, "fine"), [0, 1])).toHaveLength(2);
  expect(deriveOutline(topologyAt(topology, "coarse"), [0, 1])).toHaveLength(1);
  expect(deriveOutline(topologyAt(topology, "coarse"), [1])).toEqual([]);
});

it("takes the coarse outlines where their error is less than a unit of a tile", () => {
  for (let zoom = 0; zoom <= 16; zoom++) {
    const degreesPerUnit = 360 / (2 ** zoom * 4096);
    expect(resolutionAt(zoom)).toBe(degreesPerUnit > 1 / 1000 ? "coarse" : "fine");
  }
});
