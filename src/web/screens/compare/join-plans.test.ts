import { expect, it } from "vitest";
import type { LayerMap, PlanMap } from "../../../contract/maps.ts";
import { PlanDesk } from "../../map/plan-desk.ts";
import { joinPlans } from "./join-plans.ts";
import { listFigures } from "./list-figures.ts";

const COUNT = 6;
/** A row of six units: u0 – u1 – … – u5. */
const layer: LayerMap = {
  layerId: "row",
  name: "Row",
  credit: "",
  units: {
    codes: Array.from({ length: COUNT }, (_, unit) => `u${unit}`),
    names: Array.from({ length: COUNT }, (_, unit) => `u${unit}`),
    lon: Array.from({ length: COUNT }, (_, unit) => 106 + unit),
    lat: new Array<number>(COUNT).fill(-6),
    areaKm2: new Array<number>(COUNT).fill(1),
  },
  measures: {},
  edges: {
    a: [0, 1, 2, 3, 4],
    b: [1, 2, 3, 4, 5],
    borderKm: new Array<number>(COUNT - 1).fill(1),
    isLink: new Array<number>(COUNT - 1).fill(0),
  },
  perimeterKm: null,
};

/** A plan with an account of revenue 10 in every unit; −1: white space. */
function open(codes: readonly string[], territoryOf: readonly number[]): PlanDesk {
  const sums = new Array<number>(COUNT).fill(10);
  const plan: PlanMap = {
    planId: codes.join(),
    version: 1,
    state: "draft",
    layerId: layer.layerId,
    territories: codes.map((code) => ({
      ...{ id: `id of ${code}`, code, name: code, parentId: null, share: 1, isLocked: false },
    })),
    territoryOf: [...territoryOf],
    links: [],
    lockedUnits: [],
    accounts: {
      position: Array.from({ length: COUNT }, (_, unit) => unit),
      accounts: new Array<number>(COUNT).fill(1),
      revenue: sums,
      potential: sums,
      workloadHours: sums,
    },
    overrides: [],
    current: null,
  };
  const desk = new PlanDesk(layer, plan);
  while (desk.measure());
  return desk;
}

it("takes territories for the same where their codes are, wherever they stand in their plan", () => {
  const before = open(["A", "B", "C"], [0, 0, 1, 1, 2, 2]);
  // the same map under other places, but u1 goes to B and u5 to nobody
  const after = open(["C", "A", "B"], [1, 2, 2, 2, 0, -1]);
  const joined = joinPlans(before, after);
  expect(joined.movedUnits).toEqual([1, 5]);
  const [a, b, c] = joined.coloursBefore;
  expect(joined.coloursAfter).toEqual([c, a, b]);
  expect(a).not.toBe(b);
  expect(b).not.toBe(c);
});

it("finds nothing moved between a plan and itself", () => {
  const plan = () => open(["A", "B"], [0, 0, 0, 1, 1, 1]);
  expect(joinPlans(plan(), plan()).movedUnits).toEqual([]);
});

it("tells balance, islands and units without territory of a plan", () => {
  const figures = listFigures(open(["A", "B"], [0, 1, 0, 0, -1, 0]));
  const figureOf = (key: string, measure: string | null = null) =>
    figures.find((figure) => figure.key === key && figure.measure === measure)?.value;
  // 40 and 10 against half of the 60 that there are
  expect(figureOf("balance", "revenue")).toBeCloseTo(2 / 3, 12);
  // A lies in u0, u2–u3 and u5
  expect(figureOf("islands")).toBe(2);
  expect(figureOf("uncovered")).toBe(1);
  expect(figureOf("compactness")).toBeNull();
  expect(figureOf("travel")).toBeGreaterThan(0);
});
