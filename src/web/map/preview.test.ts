import { expect, test } from "vitest";
import type { LayerMap, PlanMap } from "../../contract/maps.ts";
import { PlanDesk } from "./plan-desk.ts";
import { readPreview } from "./preview.ts";

/** Three units in a row, of T1, T2 and nobody. */
function openRow(): PlanDesk {
  const layer: LayerMap = {
    ...{ layerId: "layer", name: "Row", credit: "", measures: {}, perimeterKm: null },
    units: {
      ...{ codes: ["a", "b", "c"], names: ["a", "b", "c"] },
      ...{ lon: [106, 107, 108], lat: [-6, -6, -6], areaKm2: [1, 1, 1] },
    },
    edges: { a: [0, 1], b: [1, 2], borderKm: [1, 1], isLink: [0, 0] },
  };
  const territories = ["T1", "T2"].map((code) => ({
    ...{ id: code, code, name: `Area ${code}`, parentId: null, share: 1, isLocked: false },
  }));
  const plan: PlanMap = {
    ...{ planId: "plan", version: 1, state: "draft", layerId: "layer", territories, current: null },
    territoryOf: [0, 1, -1],
    links: [],
    lockedUnits: [],
    accounts: { position: [], accounts: [], revenue: [], potential: [], workloadHours: [] },
    overrides: [],
  };
  return new PlanDesk(layer, plan);
}

test("a plan of the same territories keeps their names and colours, whatever their order", () => {
  const preview = readPreview(openRow(), { territories: ["T2", "T1"], territoryOf: [0, 1, 1] }, [4, 7]);
  expect(preview.territories).toEqual([
    { code: "T2", name: "Area T2" },
    { code: "T1", name: "Area T1" },
  ]);
  expect(preview.colourOf).toEqual([7, 4]);
  expect([...preview.assignment]).toEqual([0, 1, 1]);
});

test("a plan of other territories gets colours of its own, neighbours different ones", () => {
  const other = { territories: ["T01", "T02", "T03"], territoryOf: [0, 1, 2] };
  const { colourOf, territories } = readPreview(openRow(), other, [4, 7]);
  expect(territories.map(({ name }) => name)).toEqual(["", "", ""]);
  expect(colourOf[0]).not.toBe(colourOf[1]);
  expect(colourOf[1]).not.toBe(colourOf[2]);
});
