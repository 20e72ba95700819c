import { expect, it } from "vitest";
import { idsOf, scopeOf } from "./goal-scope.ts";

const NOTHING = { teamId: null, territoryId: null, repId: null, productId: null, accountId: null };

it("knows what a goal is for, and takes none of several for the one", () => {
  expect(scopeOf(NOTHING)).toEqual({ kind: "organisation", id: null });
  expect(scopeOf({ ...NOTHING, ...idsOf("territory", "t1") })).toEqual({ kind: "territory", id: "t1" });
  expect(scopeOf({ ...NOTHING, ...idsOf("rep", "r1"), productId: "p1" })).toBeNull();
  expect(scopeOf({ ...NOTHING, accountId: "a1" })).toBeNull();
});
