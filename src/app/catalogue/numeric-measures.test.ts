import { expect, it } from "vitest";
import { measureColumns } from "./numeric-measures.ts";

it("takes numbers for activity measures, but not where a unit is, nor the area that its shape has", () => {
  const columns = {
    name: ["One", "Two"],
    lon: [106.8, 107],
    Latitude: [-6.2, null],
    area_km2: [12.5, 30],
    outlets: [7, null],
    nothing: [null, null],
  };
  const keysOf = (hasShapes: boolean) => measureColumns(columns, { hasShapes }).map(([key]) => key);
  expect(keysOf(true)).toEqual(["outlets"]);
  expect(keysOf(false)).toEqual(["area_km2", "outlets"]);
});
