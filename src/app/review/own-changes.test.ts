import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { branchPlan } from "../plans/branch-plan.ts";
import { diffUnits } from "./diff-units.ts";
import { readOwnChanges } from "./read-own-changes.ts";
import { readTerritoryPage } from "./read-territory-page.ts";

let review: Review;
beforeAll(async () => {
  review = await buildReview("Own changes");
});
afterAll(() => review.close());

const changesOf = async (member: string) =>
  unwrap(await readOwnChanges(review.world, review.actor(member), { planId: review.planId }));

describe("what a plan changes for oneself", () => {
  it("is told to a rep for their own territory, by counts, sums and units", async () => {
    const changes = await changesOf("rep1");
    expect(changes.basePlanId).toBe(review.holdingPlanId);
    expect(changes.territories.map(({ code }) => code)).toEqual(["T1"]);
    // each unit has the accounts A<u> and A<u+12> of 100 + u and 112 + u
    const ofUnit = (u: number) => 212 + 2 * u;
    const before = [0, 1, 2, 3, 4, 5].reduce((sum, u) => sum + ofUnit(u), 0);
    const [{ before: old, after, unitsIn, unitsOut }] = changes.territories;
    expect({ unitsIn, unitsOut }).toEqual({ unitsIn: ["U006"], unitsOut: ["U005"] });
    expect(old).toMatchObject({ units: 6, accounts: 12, revenue: before });
    // A000 with its revenue of 100 goes by an override
    expect(after).toMatchObject({ units: 6, accounts: 11, revenue: before + ofUnit(6) - ofUnit(5) - 100 });
    expect(changes.total).toEqual({ before: old, after, unitsIn, unitsOut });
  });

  it("nets out for a manager what moves between their own territories", async () => {
    const changes = await changesOf("boss");
    expect(changes.territories.map(({ code, unitsIn }) => [code, unitsIn])).toEqual([
      ["T1", ["U006"]],
      ["T2", ["U005"]],
    ]);
    expect(changes.total).toMatchObject({ unitsIn: [], unitsOut: [] });
    expect(changes.total.after).toEqual(changes.total.before);
  });

  it("is not told to who has no territory in it, and names no account", async () => {
    const request = { planId: review.planId };
    expect(codesOf(await readOwnChanges(review.world, review.actor("rep3"), request))).toEqual(["APP-404"]);
    expect(JSON.stringify(await changesOf("rep1"))).not.toMatch(/A0\d\d/);
  });

  it("is not told of drafts", async () => {
    const ops = review.actor("ops");
    const draft = unwrap(
      await branchPlan(review.world, ops, { planId: review.planId, name: "Secret", salesForce: null }),
    );
    const request = { planId: draft.id };
    expect(codesOf(await readOwnChanges(review.world, review.actor("rep1"), request))).toEqual(["APP-404"]);
    expect(codesOf(await readOwnChanges(review.world, ops, request))).toEqual(["ok"]);
  });
});

describe("the page of a territory", () => {
  const pageOf = (member: string, code: string, of: "review" | "holding") =>
    readTerritoryPage(review.world, review.actor(member), {
      planId: of === "review" ? review.planId : review.holdingPlanId,
      territoryId: review.territory(code, of),
    });
  const topOf = async (member: string, code: string, of: "review" | "holding") =>
    unwrap(await pageOf(member, code, of)).topAccounts.map((account) => account.code);

  it("has the ten accounts with the largest revenue, the rep and the kept totals", async () => {
    const page = unwrap(await pageOf("rep2", "T2", "holding"));
    expect(page.topAccounts.map(({ code }) => code)).toEqual([
      "A023",
      "A022",
      "A021",
      "A020",
      "A019",
      "A018",
      "A011",
      "A010",
      "A009",
      "A008",
    ]);
    expect(page.territory.totals).toMatchObject({ units: 6, accounts: 12 });
    expect(page.reps).toMatchObject([{ repCode: "R2", role: "primary", to: null }]);
    expect(page.items).toEqual([]);
  });

  it("names no account of others before the plan holds, though the totals count them", async () => {
    // of U006, which comes to T1, rep1 sees no account; A000 goes by an override that rep1 does not see either
    const own = await topOf("rep1", "T1", "review");
    expect(own).toEqual(["A016", "A015", "A014", "A013", "A012", "A004", "A003", "A002", "A001"]);
    expect(unwrap(await pageOf("rep1", "T1", "review")).territory.totals.accounts).toBe(11);
    expect(await topOf("ops", "T1", "review")).toEqual([
      ...["A018", "A016", "A015", "A014", "A013", "A012"],
      ...["A006", "A004", "A003", "A002"],
    ]);
    expect(await topOf("rep2", "T2", "review")).not.toContain("A000");
    expect(await topOf("rep2", "T2", "review")).not.toContain("A005");
  });

  it("is found by nobody whose territory it is not", async () => {
    expect(codesOf(await pageOf("rep1", "T2", "review"))).toEqual(["APP-404"]);
    expect(codesOf(await pageOf("rep2", "T1", "holding"))).toEqual(["APP-404"]);
  });
});

describe("the difference of two alignments", () => {
  it("leads from the one to the other, and forth and back to nothing", () => {
    const alignment = fc.dictionary(
      fc.constantFrom("a", "b", "c", "d", "e"),
      fc.constantFrom("T1", "T2", "T3"),
    );
    const rows = (sides: Record<string, string>) =>
      Object.entries(sides).map(([unitCode, territoryCode]) => ({ unitCode, territoryCode }));
    const reversed = ({
      unitsIn,
      unitsOut,
    }: {
      unitsIn: readonly string[];
      unitsOut: readonly string[];
    }) => ({
      unitsIn: unitsOut,
      unitsOut: unitsIn,
    });
    fc.assert(
      fc.property(alignment, alignment, (before, after) => {
        const forth = diffUnits(rows(before), rows(after));
        const applied = new Map<string, string>(Object.entries(before));
        for (const { unitsOut } of forth.byTerritory.values())
          for (const unit of unitsOut) applied.delete(unit);
        for (const [territory, { unitsIn }] of forth.byTerritory) {
          for (const unit of unitsIn) applied.set(unit, territory);
        }
        expect(Object.fromEntries(applied)).toEqual({ ...after });
        const back = diffUnits(rows(after), rows(before));
        expect(reversed(back.total)).toEqual(forth.total);
        expect([...back.byTerritory.keys()].sort()).toEqual([...forth.byTerritory.keys()].sort());
      }),
    );
  });
});
