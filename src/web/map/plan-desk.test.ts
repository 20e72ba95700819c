import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LayerMap, PlanMap } from "../../contract/maps.ts";
import { PlanDesk } from "./plan-desk.ts";

/** A row of six units with two accounts in u0 and one in u5; the third account of u5 goes to T1 against its geography. */
const layer: LayerMap = {
  layerId: "6f1d6f0e-0000-4000-8000-000000000001",
  name: "Row",
  credit: "",
  units: {
    codes: ["u0", "u1", "u2", "u3", "u4", "u5"],
    names: ["u0", "u1", "u2", "u3", "u4", "u5"],
    lon: [106, 107, 108, 109, 110, 111],
    lat: [-6, -6, -6, -6, -6, -6],
    areaKm2: [1, 1, 1, 1, 1, 1],
  },
  measures: { homes: [10, 20, 30, 40, 50, 60] },
  edges: { a: [0, 1, 2, 3, 4], b: [1, 2, 3, 4, 5], borderKm: [1, 1, 1, 1, 1], isLink: [0, 0, 0, 0, 0] },
  perimeterKm: null,
};
const territory = (code: string, more: object = {}) => ({
  ...{ id: `id of ${code}`, code, name: code, parentId: null, share: 1, isLocked: false },
  ...more,
});
const plan: PlanMap = {
  planId: "6f1d6f0e-0000-4000-8000-000000000002",
  version: 3,
  state: "draft",
  layerId: layer.layerId,
  // a region stands before those below it by its code
  territories: [
    territory("R"),
    territory("T1", { parentId: "id of R" }),
    territory("T2", { parentId: "id of R" }),
    territory("T3", { parentId: "id of R", isLocked: true }),
  ],
  territoryOf: [1, 1, 2, 2, 3, -1],
  links: [],
  lockedUnits: [],
  accounts: {
    position: [0, 5],
    accounts: [2, 1],
    revenue: [100, 40],
    potential: [0, 0],
    workloadHours: [8, 4],
  },
  overrides: [
    {
      ...{ id: "a", code: "A9", name: "A9", position: 5, territory: 1, cause: "named" },
      ...{ revenue: 7, potential: 0, workloadHours: 1 },
    },
  ],
  current: null,
};
const open = () => new PlanDesk(layer, plan);
const read = (desk: PlanDesk, key: "revenue" | "accounts" | "m:homes") => [
  ...desk.view.figures.values[desk.indexOfMeasure(key)],
];

describe("a plan under somebody's hands", () => {
  test("begins with the totals of the saved version, accounts against their geography regarded", () => {
    const desk = open();
    expect(desk.territories.map(({ code }) => code)).toEqual(["T1", "T2", "T3"]);
    expect(read(desk, "revenue")).toEqual([107, 0, 0]);
    expect(read(desk, "accounts")).toEqual([3, 0, 0]);
    expect(read(desk, "m:homes")).toEqual([30, 70, 50]);
    expect(desk.view).toMatchObject({ changedUnits: 0, changedAccounts: 0, canUndo: false, canRedo: false });
  });

  test("shares out all there is, or what is shown to who is not shown the rest", () => {
    const targetsOf = (desk: PlanDesk, key: "revenue" | "m:homes") => [
      ...desk.view.figures.targets[desk.indexOfMeasure(key)],
    ];
    // 100 of the accounts in T1's units, 7 of one against its geography, and 40 in white space
    expect(targetsOf(open(), "revenue").map((target) => Math.round(target * 3))).toEqual([147, 147, 147]);
    expect(targetsOf(open(), "m:homes")).toEqual([70, 70, 70]);
    const manager = new PlanDesk(layer, plan, { seesWhole: false });
    expect(targetsOf(manager, "m:homes")).toEqual([50, 50, 50]);
    expect(targetsOf(manager, "revenue").map((target) => Math.round(target * 3))).toEqual([107, 107, 107]);
    expect(manager.hasTargets).toBe(true);
    const alone = new PlanDesk(layer, { ...plan, territories: plan.territories.slice(0, 2) });
    expect(alone.hasTargets).toBe(false);
  });

  test("moves no unit out of a locked territory, into one, or that is locked itself", () => {
    const desk = open();
    desk.lock([1], true);
    expect(desk.assign([1, 4], 1)).toBe(0);
    expect(desk.assign([0], 2)).toBe(0);
    expect(desk.assign([0, 1], 1)).toBe(1);
    desk.refresh();
    expect([...desk.assignment]).toEqual([1, 0, 1, 1, 2, -1]);
    expect(read(desk, "revenue")).toEqual([7, 100, 0]);
  });

  test("holds together what its design joined over water", () => {
    const split = { ...plan, territoryOf: [1, 2, 1, 2, 2, -1] };
    expect([...new PlanDesk(layer, split).view.figures.partCount]).toEqual([2, 2, 0]);
    // 1 with 2 is a border already
    const links = [
      { a: 2, b: 0 },
      { a: 2, b: 1 },
    ];
    expect([...new PlanDesk(layer, { ...split, links }).view.figures.partCount]).toEqual([1, 2, 0]);
  });

  test("takes back a stroke that was none", () => {
    const desk = open();
    desk.assign([1], 1);
    desk.beginStroke();
    desk.assign([0, 5], 1);
    desk.cancelStroke();
    expect([...desk.assignment]).toEqual([0, 1, 1, 1, 2, -1]);
    expect(desk.view).toMatchObject({ changedUnits: 1, canUndo: true, canRedo: false });
    desk.beginStroke();
    desk.cancelStroke();
    desk.undo();
    expect([...desk.assignment]).toEqual([0, 0, 1, 1, 2, -1]);
  });

  test("locks units as a step, saved with what moved, until they are unlocked", () => {
    const desk = new PlanDesk(layer, { ...plan, lockedUnits: [0, 2] });
    expect(desk.assign([0, 1], 1)).toBe(1);
    desk.lock([0, 1], true);
    desk.lock([2], false);
    expect([...desk.lockedUnits].sort()).toEqual([0, 1]);
    expect(desk.view).toMatchObject({ changedUnits: 1, changedLocks: 2 });
    desk.undo();
    expect([...desk.lockedUnits].sort()).toEqual([0, 1, 2]);
    desk.redo();
    // moved while it was unlocked, and locked again: the server is told, for it would keep what is locked
    desk.assign([2], 0);
    desk.lock([2], true);
    const pending = desk.pending();
    expect(pending.locks).toEqual([
      { position: 1, isLocked: true },
      { position: 2, isLocked: true },
    ]);
    const { version } = desk;
    desk.markSaved(pending, version + 1);
    expect(desk.view).toMatchObject({ changedUnits: 0, changedLocks: 0 });
    expect(desk.pending().locks).toEqual([]);
    desk.lock(desk.lockedUnits, false);
    expect(desk.view.changedLocks).toBe(3);

    // on the version of somebody else, who locked u3 and still has u2 locked
    const theirs = new PlanDesk(layer, { ...plan, lockedUnits: [2, 3] });
    const units = [...pending.units, { position: 3, territoryId: "id of T1" }];
    expect(theirs.replay({ ...pending, units })).toBe(3);
    expect([...theirs.assignment]).toEqual([0, 1, 0, 1, 2, -1]);
    expect([...theirs.lockedUnits].sort()).toEqual([1, 2, 3]);
  });

  test("takes one stroke back as one step, and forgets it as a change", () => {
    const desk = open();
    const seen: number[][] = [];
    desk.onUnits((units) => seen.push([...units]));
    desk.beginStroke();
    desk.assign([1], 1);
    desk.assign([5], 1);
    desk.assign([1], -1);
    desk.endStroke();
    desk.refresh();
    expect(desk.view).toMatchObject({ changedUnits: 2, canUndo: true });
    expect(read(desk, "revenue")).toEqual([107, 40, 0]);
    desk.undo();
    expect([...desk.assignment]).toEqual([0, 0, 1, 1, 2, -1]);
    expect(desk.view).toMatchObject({ changedUnits: 0, canUndo: false, canRedo: true });
    desk.redo();
    expect([...desk.assignment]).toEqual([0, -1, 1, 1, 2, 1]);
    expect(seen).toEqual([[1], [5], [1], [1, 5], [1, 5]]);
  });

  test("takes an account against its geography, whose unit may move without it", () => {
    const desk = open();
    const account = {
      id: "b",
      code: "A1",
      name: "A1",
      position: 0,
      revenue: 30,
      potential: 0,
      workloadHours: 1,
    };
    desk.assignAccount(account, 1);
    expect(read(desk, "revenue")).toEqual([77, 30, 0]);
    desk.assign([0], -1);
    desk.refresh();
    expect(read(desk, "revenue")).toEqual([7, 30, 0]);
    expect(desk.pending()).toEqual({
      units: [{ position: 0, territoryId: null }],
      accounts: [{ account, territoryId: "id of T2" }],
      locks: [],
    });
    desk.undo();
    desk.undo();
    expect(read(desk, "revenue")).toEqual([107, 0, 0]);
    expect(desk.pending()).toEqual({ units: [], accounts: [], locks: [] });
  });

  test("makes pending changes again on a version in which others moved other units", () => {
    const desk = open();
    desk.assign([1, 5], 1);
    const theirs: PlanMap = {
      ...plan,
      version: 4,
      // T1 is gone, u0 went to T2
      territories: [plan.territories[0], plan.territories[2], plan.territories[3]],
      territoryOf: [1, -1, 1, 1, 2, -1],
      overrides: [],
    };
    const merged = new PlanDesk(layer, theirs);
    expect(merged.replay(desk.pending())).toBe(2);
    expect([...merged.assignment]).toEqual([0, 0, 0, 0, 1, 0]);
    expect([...merged.changed]).toEqual([1, 5]);
  });

  test("comes back to the beginning by undoing whatever was done", () => {
    const action = fc.record({ unit: fc.nat(5), to: fc.integer({ min: -1, max: 1 }) });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        const desk = open();
        const { travelKm, ...before } = desk.view.figures;
        for (const { unit, to } of actions) desk.assign([unit], to);
        const after = [...desk.assignment];
        while (desk.view.canUndo || desk.changed.size > 0) desk.undo();
        desk.refresh();
        expect(desk.view.figures).toMatchObject(before);
        for (const [t, km] of desk.view.figures.travelKm.entries()) expect(km).toBeCloseTo(travelKm[t], 9);
        desk.refresh();
        while (desk.view.canRedo) desk.redo();
        expect([...desk.assignment]).toEqual(after);
      }),
      { numRuns: 50 },
    );
  });
});
