import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildTopology } from "./build-topology.ts";
import { dissolveTerritories, dissolveUnits } from "./dissolve-units.ts";
import { gridPolygons, square } from "./grid-fixture.ts";
import { measureShapes } from "./measure-shapes.ts";
import { findSharedBorders } from "./shared-borders.ts";

describe("dissolveUnits", () => {
  const grid = buildTopology(gridPolygons(3, 3));

  it("melts two neighbours into one ring without the border between them", () => {
    const shape = dissolveUnits(grid, [0, 1]);
    expect(shape.geometry.coordinates).toHaveLength(1);
    const corners = shape.geometry.coordinates[0][0].map(String);
    expect(new Set(corners)).toEqual(new Set(["0,0", "1,0", "2,0", "2,1", "1,1", "0,1"]));
  });

  it("leaves a hole where the middle is missing, wound the other way", () => {
    const { geometry } = dissolveUnits(grid, [0, 1, 2, 3, 5, 6, 7, 8]);
    expect(geometry.coordinates).toHaveLength(1);
    const [outer, hole] = geometry.coordinates[0];
    expect(signedArea(outer)).toBeCloseTo(9, 9);
    expect(signedArea(hole)).toBeCloseTo(-1, 9);
  });

  it("keeps parts that only touch at a corner apart", () => {
    expect(dissolveUnits(grid, [0, 4]).geometry.coordinates).toHaveLength(2);
  });

  it("has no coordinates for units without a shape", () => {
    expect(dissolveUnits(buildTopology([[]]), [0])).toEqual({
      geometry: { type: "MultiPolygon", coordinates: [] },
      areaKm2: 0,
      perimeterKm: 0,
    });
  });

  it("has the area of its units, and their perimeters less twice the borders inside", () => {
    const measures = measureShapes(grid);
    const borders = findSharedBorders(grid);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(8), { minLength: 1 }), (units) => {
        const shape = dissolveUnits(grid, units);
        const isIn = new Set(units);
        const area = units.reduce((sum, unit) => sum + measures.areaKm2[unit], 0);
        const inner = borders.filter(({ a, b }) => isIn.has(a) && isIn.has(b));
        const perimeter = units.reduce((sum, unit) => sum + measures.perimeterKm[unit], 0);
        expect(shape.areaKm2).toBeCloseTo(area, 4);
        expect(shape.perimeterKm).toBeCloseTo(
          perimeter - 2 * inner.reduce((sum, edge) => sum + edge.borderKm, 0),
          4,
        );
      }),
    );
  });
});

describe("dissolveTerritories", () => {
  it("gives one outline per territory and leaves white space out", () => {
    const topology = buildTopology([[square(0, 0)], [square(1, 0)], [square(2, 0)]]);
    const shapes = dissolveTerritories(topology, Int32Array.of(1, 1, -2), 2);
    expect(shapes.map((shape) => shape.geometry.coordinates.length)).toEqual([0, 1]);
    expect(shapes[1].areaKm2).toBeCloseTo(dissolveUnits(topology, [0, 1]).areaKm2, 9);
  });
});

function signedArea(ring: number[][]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return sum / 2;
}
