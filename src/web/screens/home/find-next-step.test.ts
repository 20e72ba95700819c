import { expect, test } from "vitest";
import { findNextStep, type Situation } from "./find-next-step.ts";

const plan = (state: string, over: Partial<Situation["plans"][number]> = {}) => ({
  ...{ id: state, name: `the ${state}`, state, createdBy: "ops", submittedBy: null },
  ...over,
});
const situation = (over: Partial<Situation>): Situation => ({
  ...{
    memberId: "me",
    may: () => true,
    hasAccounts: true,
    hasLayer: true,
    plans: [],
    heldPlanId: "active",
    isRep: false,
  },
  ...over,
});
const kindOf = (over: Partial<Situation>) => findNextStep(situation(over))?.kind ?? null;

test("an empty store begins with the accounts, then with areas, then with a plan", () => {
  expect(kindOf({ hasAccounts: false, heldPlanId: null })).toBe("import");
  expect(kindOf({ hasLayer: false, heldPlanId: null })).toBe("areas");
  expect(kindOf({ heldPlanId: null })).toBe("plan");
});

test("nobody is sent to decide about what they made or submitted themselves", () => {
  expect(kindOf({ plans: [plan("in-review")] })).toBe("review");
  expect(kindOf({ plans: [plan("in-review", { createdBy: "me" })] })).toBe("map");
  expect(kindOf({ plans: [plan("in-review", { submittedBy: "me" })] })).toBe("map");
});

test("deciding goes before setting a date, and that before drafts", () => {
  const plans = [plan("draft"), plan("approved"), plan("in-review")];
  expect(kindOf({ plans })).toBe("review");
  expect(kindOf({ plans: plans.slice(0, 2) })).toBe("schedule");
  expect(findNextStep(situation({ plans: plans.slice(0, 1) }))).toEqual({
    kind: "draft",
    planId: "draft",
    name: "the draft",
  });
});

test("who may change nothing is led to what holds, and to nothing where nothing does", () => {
  const may = () => false;
  const plans = [plan("draft"), plan("in-review")];
  expect(kindOf({ may, plans, isRep: true })).toBe("myTerritory");
  expect(kindOf({ may, plans, heldPlanId: null })).toBeNull();
});
