import { describe, expect, test } from "vitest";
import { buildPlanReport } from "../../../test/build-plan-report.ts";
import { buildPageData } from "../build-page-data.ts";
import { decodeGeometry } from "./decode-geometry.ts";
import { findUnit } from "./find-unit.ts";

const data = buildPageData(buildPlanReport());
const geometry = decodeGeometry(data);
const at = (x: number, y: number, reachSteps = 10) => findUnit({ data, geometry }, { x, y, reachSteps });

describe("the shapes as the page decodes them", () => {
  test("give every unit the neighbours it has on the map", () => {
    expect(geometry.neighbours).toEqual([
      [1, 3],
      [0, 2, 4],
      [1, 5],
      [0, 4],
      [1, 3, 5],
      [2, 4],
    ]);
  });

  test("put two units on the sides of a shared border and one on the coast", () => {
    const inner = geometry.arcSides.filter(([, other]) => other >= 0);
    expect(inner.map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`).sort()).toEqual([
      "0-1",
      "0-3",
      "1-2",
      "1-4",
      "2-5",
      "3-4",
      "4-5",
    ]);
  });

  test("fill the whole grid", () => {
    expect(geometry.extent).toEqual([0, 0, data.grid.width, data.grid.height]);
  });
});

describe("finding a unit under the pointer", () => {
  test("finds each unit at its own point", () => {
    data.units.codes.forEach((_, unit) => {
      expect(at(data.units.x[unit], data.units.y[unit])).toBe(unit);
    });
  });

  test("finds none outside the layer", () => {
    expect(at(-500, -500)).toBe(-1);
  });

  test("finds the nearest point within reach where units have no shape", () => {
    const points = { ...data, shapes: null };
    const bare = { data: points, geometry: decodeGeometry(points) };
    const place = { x: data.units.x[5] + 30, y: data.units.y[5] };
    expect(findUnit(bare, { ...place, reachSteps: 40 })).toBe(5);
    expect(findUnit(bare, { ...place, reachSteps: 20 })).toBe(-1);
  });
});
