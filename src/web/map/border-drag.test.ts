import { beforeEach, describe, expect, test } from "vitest";
import type { LayerMap, PlanMap } from "../../contract/maps.ts";
import { BorderDrag } from "./border-drag.ts";
import { PlanDesk } from "./plan-desk.ts";

/** A row of eight units, neighbours by number: three of T1, three of T2, one of T3, one in white space. */
function openRow(): PlanDesk {
  const units = Array.from({ length: 8 }, (_, unit) => unit);
  const layer: LayerMap = {
    ...{ layerId: "layer", name: "Row", credit: "", measures: {}, perimeterKm: null },
    units: {
      ...{ codes: units.map((unit) => `u${unit}`), names: units.map((unit) => `u${unit}`) },
      ...{ lon: units.map((unit) => 106 + unit), lat: units.map(() => -6), areaKm2: units.map(() => 1) },
    },
    edges: {
      ...{ a: units.slice(0, 7), b: units.slice(1) },
      ...{ borderKm: units.slice(1).map(() => 1), isLink: units.slice(1).map(() => 0) },
    },
  };
  const territories = ["T1", "T2", "T3"].map((code) => ({
    ...{ id: code, code, name: code, parentId: null, share: 1, isLocked: false },
  }));
  const plan: PlanMap = {
    ...{ planId: "plan", version: 1, state: "draft", layerId: "layer", territories, current: null },
    territoryOf: [0, 0, 0, 1, 1, 1, 2, -1],
    links: [],
    lockedUnits: [],
    accounts: { position: [], accounts: [], revenue: [], potential: [], workloadHours: [] },
    overrides: [],
  };
  return new PlanDesk(layer, plan);
}

let desk: PlanDesk;
beforeEach(() => {
  desk = openRow();
  desk.beginStroke();
});
const grip = (unit: number, near: readonly number[]) => {
  const drag = BorderDrag.grip(desk, unit, near);
  if (drag === null) throw new Error("got no border, expected one");
  return drag;
};
const drawOver = (drag: BorderDrag, ...units: number[]) => {
  for (const unit of units) drag.to(unit);
  return [...desk.assignment];
};

describe("a border that is dragged", () => {
  test("is gripped only where two territories meet", () => {
    expect(BorderDrag.grip(desk, 1, [0, 1, 2])).toBeNull();
    expect(BorderDrag.grip(desk, 2, [2, 3])).not.toBeNull();
  });

  test("takes what it is drawn over from the other side", () => {
    expect(drawOver(grip(2, [2, 3]), 3, 4)).toEqual([0, 0, 0, 0, 0, 1, 2, -1]);
  });

  test("gives away what it is drawn over on its own side, the gripped unit first", () => {
    expect(drawOver(grip(2, [2, 3]), 1)).toEqual([0, 1, 1, 1, 1, 1, 2, -1]);
  });

  test("gives back what it is drawn back over", () => {
    const drag = grip(2, [2, 3]);
    drawOver(drag, 3, 4);
    expect(drawOver(drag, 3)).toEqual([0, 0, 0, 0, 1, 1, 2, -1]);
    expect(drawOver(drag, 2)).toEqual([0, 0, 0, 1, 1, 1, 2, -1]);
    expect(drawOver(drag, 1)).toEqual([0, 1, 1, 1, 1, 1, 2, -1]);
    expect(drawOver(drag, 2)).toEqual([0, 0, 0, 1, 1, 1, 2, -1]);
  });

  test("leaves a third territory as it is", () => {
    expect(drawOver(grip(2, [2, 3]), 3, 4, 5, 6, 7)).toEqual([0, 0, 0, 0, 0, 0, 2, -1]);
  });

  test("moves the edge of white space as well, and is one step to be undone", () => {
    expect(drawOver(grip(6, [6, 7]), 7)).toEqual([0, 0, 0, 1, 1, 1, 2, 2]);
    desk.endStroke();
    desk.undo();
    expect([...desk.assignment]).toEqual([0, 0, 0, 1, 1, 1, 2, -1]);
  });
});
