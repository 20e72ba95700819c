import { expect, test } from "vitest";
import type { LayerMap, PlanMap } from "../../contract/maps.ts";
import { joinIslands } from "./join-islands.ts";
import { PlanDesk } from "./plan-desk.ts";

/** Units on the equator at these longitudes, of which neighbours in the list border each other where `isNext` says so. */
function deskOf(lon: readonly number[], isNext: (unit: number) => boolean): PlanDesk {
  const codes = lon.map((_, unit) => `u${unit}`);
  const a = codes.flatMap((_, unit) => (unit + 1 < codes.length && isNext(unit) ? [unit] : []));
  const layer: LayerMap = {
    ...{ layerId: "layer", name: "Row", credit: "", measures: {}, perimeterKm: null },
    units: { codes, names: codes, lon: [...lon], lat: lon.map(() => 0), areaKm2: lon.map(() => 1) },
    edges: { a, b: a.map((unit) => unit + 1), borderKm: a.map(() => 1), isLink: a.map(() => 0) },
  };
  const territory = { id: "t", code: "T", name: "T", parentId: null, share: 1, isLocked: false };
  const plan: PlanMap = {
    ...{ planId: "plan", version: 1, state: "draft", layerId: "layer", territories: [territory] },
    ...{ territoryOf: lon.map(() => 0), links: [], lockedUnits: [], overrides: [], current: null },
    accounts: { position: [], accounts: [], revenue: [], potential: [], workloadHours: [] },
  };
  return new PlanDesk(layer, plan);
}

test("joins islands by the shortest ways that make one of all, and nothing that hangs together", () => {
  // two units, water, two units, water, one unit that is nearer to the middle than to the first
  const desk = deskOf([100, 101, 103, 104, 104.5], (unit) => unit === 0 || unit === 2);
  expect(joinIslands(desk).map(({ a, b, km }) => [a, b, Math.round(km)])).toEqual([
    [3, 4, 56],
    [1, 2, 222],
  ]);
  expect(joinIslands(deskOf([100, 101, 102], () => true))).toEqual([]);
});
