import { describe, expect, it } from "vitest";
import { buildTopology } from "./build-topology.ts";
import { haversineKm } from "./distance.ts";
import { gridPolygons, square } from "./grid-fixture.ts";
import { measureShapes } from "./measure-shapes.ts";
import { findSharedBorders } from "./shared-borders.ts";
import { stitchRing } from "./stitch-ring.ts";

const pairs = (edges: readonly { a: number; b: number }[]): readonly string[] =>
  edges.map(({ a, b }) => `${Math.min(a, b)}-${Math.max(a, b)}`).sort();

describe("buildTopology", () => {
  it("gives every unit back the ring it came with, up to where it starts", () => {
    const polygons = gridPolygons(3, 2);
    const topology = buildTopology(polygons);
    polygons.forEach((unit, index) => {
      const ring = stitchRing(topology.arcs, topology.polygons[index][0][0]);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(new Set(ring.map(String))).toEqual(new Set(unit[0][0].map(String)));
      expect(ring.length).toBe(unit[0][0].length);
    });
  });
});

describe("findSharedBorders", () => {
  // 3 4 5
  // 0 1 2
  it("finds the borders of a grid and none across a corner", () => {
    const edges = findSharedBorders(buildTopology(gridPolygons(3, 2)));
    expect(pairs(edges)).toEqual(["0-1", "0-3", "1-2", "1-4", "2-5", "3-4", "4-5"]);
  });

  it("measures the border in km", () => {
    const [edge] = findSharedBorders(buildTopology(gridPolygons(2, 1)));
    expect(edge.borderKm).toBeCloseTo(haversineKm(1, 0, 1, 1), 9);
    expect(edge.isLink).toBe(false);
  });

  it("makes an enclave the neighbour of what surrounds it", () => {
    const ring = square(0, 0, 3)[0];
    const hole = square(1, 1)[0];
    const edges = findSharedBorders(buildTopology([[[ring, [...hole].reverse()]], [[hole]]]));
    expect(pairs(edges)).toEqual(["0-1"]);
    expect(edges[0].borderKm).toBeCloseTo(measureShapes(buildTopology([[[hole]]])).perimeterKm[0], 9);
  });

  it("adds up a border that comes in several pieces", () => {
    // a U around a bar: the bar touches it left, below and right
    const bar = square(1, 1)[0];
    const u = [
      [0, 0],
      [3, 0],
      [3, 2],
      [2, 2],
      [2, 1],
      [1, 1],
      [1, 2],
      [0, 2],
      [0, 0],
    ] as const;
    const [edge] = findSharedBorders(buildTopology([[[bar]], [[u]]]));
    expect(edge.borderKm / haversineKm(0, 0, 1, 0)).toBeCloseTo(3, 2);
  });
});
