import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTopology } from "./build-topology.ts";
import { clockwiseSquare, gridPolygons, square } from "./grid-fixture.ts";
import { packShapes } from "./shape-columns.ts";
import { ShapeIndex } from "./shape-index.ts";
import { createUnitLocator } from "./unit-locator.ts";

/** Six units by three; unit 4 is a ring around unit 18 in its hole. */
const grid = gridPolygons(6, 3).map((polygons, unit) =>
  unit === 4 ? [[...polygons[0], ...clockwiseSquare(4.25, 0.25, 0.5)]] : polygons,
);
const topology = buildTopology([...grid, [square(4.25, 0.25, 0.5)]]);
const index = new ShapeIndex(packShapes(topology));

/** Never on a border, which both sides may claim. */
const offBorder = (minimum: number, maximum: number) =>
  fc.integer({ min: 1000 * minimum, max: 1000 * maximum }).map((thousandths) => (thousandths + 0.37) / 1000);
const places = fc.tuple(offBorder(-1, 7), offBorder(-1, 4));

describe("an index of shapes", () => {
  test("finds the unit that the exact locator finds", () => {
    const locator = createUnitLocator(topology);
    fc.assert(
      fc.property(places, ([x, y]) => {
        expect(index.unitAt(x, y)).toBe(locator.locate(x, y));
      }),
    );
  });

  test("finds all units within a radius, as the nearest points of their squares say", () => {
    fc.assert(
      fc.property(places, fc.double({ min: 0.01, max: 2, noNaN: true }), ([x, y], radius) => {
        const stretch = 1 / Math.cos((y * Math.PI) / 180);
        const distance = (unit: number) => {
          const [left, low] = [unit % 6, Math.floor(unit / 6)];
          const dx = Math.max(left - x, 0, x - left - 1);
          return Math.hypot(dx, stretch * Math.max(low - y, 0, y - low - 1));
        };
        const found = new Set(index.unitsWithin(x, y, radius));
        for (let unit = 0; unit < 18; unit++) {
          // the ring is not a square
          if (unit !== 4 && Math.abs(distance(unit) - radius) > 1e-9)
            expect(found.has(unit)).toBe(distance(unit) < radius);
        }
      }),
    );
  });

  test("sees across the antimeridian", () => {
    const [west, east] = [square(170, 0, 10), [[...square(-180, 0, 10)[0]]]];
    const over = [
      [
        [175, 20],
        [-175, 20],
        [-175, 30],
        [175, 30],
        [175, 20],
      ] as const,
    ];
    const turned = new ShapeIndex(packShapes(buildTopology([[west], [east], [over]])));
    expect(turned.unitAt(178, 25)).toBe(2);
    expect(turned.unitAt(-178, 25)).toBe(2);
    expect(turned.unitAt(-170.5, 25)).toBe(-1);
    expect(turned.unitAt(-179, 5)).toBe(1);
    expect(turned.unitAt(179, 5)).toBe(0);
    expect(turned.unitsWithin(-174, 25, 2)).toEqual([2]);
  });

  test("has nothing where there are no shapes", () => {
    const empty = new ShapeIndex(packShapes({ arcs: [], polygons: [[], []] }));
    expect(empty.unitAt(0, 0)).toBe(-1);
    expect(empty.unitsWithin(0, 0, 10)).toEqual([]);
  });
});
