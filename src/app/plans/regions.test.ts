import { afterAll, beforeAll, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { readPlanRows } from "../../../test/read-plan-rows.ts";
import { success } from "../../core/domain/problem.ts";
import { editAccount } from "../accounts/edit-account.ts";
import { listAccounts } from "../accounts/list-accounts.ts";
import { readTerritoryPage } from "../review/read-territory-page.ts";
import { addTerritory } from "./add-territory.ts";
import { branchPlan } from "./branch-plan.ts";
import { editAlignment } from "./edit-alignment.ts";
import { editTerritory } from "./edit-territory.ts";
import { MAXIMUM_LEVELS } from "./find-parent.ts";
import { getTerritory } from "./get-territory.ts";
import { readWhiteSpace } from "./read-white-space.ts";

/** A branch of the plan in review: T1 and T2 with six units and twelve accounts each, four regions that hold nothing. */

let review: Review;
let planId: string;
let version: number;
const ops = () => review.actor("ops");

beforeAll(async () => {
  review = await buildReview("Regions");
  const plan = unwrap(
    await branchPlan(review.world, ops(), { planId: review.planId, name: "Divided", salesForce: null }),
  );
  ({ id: planId, version } = plan);
  for (const code of ["ALL", "EAST", "WEST", "SPARE"]) {
    const parent = code === "EAST" || code === "WEST" ? "ALL" : null;
    const added = { planId, version, code, name: `Region ${code}`, parent, share: 1 };
    ({ version } = unwrap(await addTerritory(review.world, ops(), added)));
  }
}, 60_000);
afterAll(() => review.close());

async function idOf(code: string): Promise<string> {
  const found = await review.world.store.transact(ops(), async (tx) =>
    success((await tx.territories.list(planId)).find((each) => each.code === code)?.id ?? ""),
  );
  return unwrap(found);
}

async function place(code: string, parent: string | null) {
  const edit = { planId, version, territoryId: await idOf(code), changes: { parent } };
  const edited = await editTerritory(review.world, ops(), edit);
  if (edited.ok) ({ version } = edited.value);
  return edited;
}

const view = async (code: string) =>
  unwrap(await getTerritory(review.world, ops(), { planId, territoryId: await idOf(code) }));

/** Units, accounts and revenue of a territory as kept. */
async function heldBy(code: string) {
  const { units, accounts, revenue } = (await view(code)).territory.totals;
  return [units, accounts, revenue];
}

async function move(units: Readonly<Record<string, string | null>>) {
  const moves = Object.entries(units).map(([unit, territory]) => ({ unit, territory }));
  const change = { planId, version, reason: "", units: moves, accounts: [] };
  const written = unwrap(await editAlignment(review.world, ops(), change));
  ({ version } = written);
  return written;
}

it("takes along what a territory holds when it gets another parent", async () => {
  const [west, east] = [await heldBy("T1"), await heldBy("T2")];
  const sum = west.map((value, index) => value + east[index]);
  unwrap(await place("T1", "WEST"));
  unwrap(await place("T2", "EAST"));
  expect([await heldBy("WEST"), await heldBy("EAST"), await heldBy("ALL")]).toEqual([west, east, sum]);
  unwrap(await place("T2", "WEST"));
  expect([await heldBy("WEST"), await heldBy("EAST"), await heldBy("ALL")]).toEqual([sum, [0, 0, 0], sum]);
  unwrap(await place("WEST", null));
  expect(await heldBy("ALL")).toEqual([0, 0, 0]);
  unwrap(await place("WEST", "ALL"));
  unwrap(await place("T2", "EAST"));
  expect([await heldBy("WEST"), await heldBy("EAST"), await heldBy("ALL")]).toEqual([west, east, sum]);
  // recounts every total of the plan
  await readPlanRows(review.pool).expectTotalsToBeRight(planId);
});

it("keeps the totals of all above in step with units, and with accounts wherever they are edited", async () => {
  const before = await heldBy("ALL");
  const { territories } = await move({ U000: "T2", U001: null });
  expect(territories.map(({ code }) => code)).toEqual(["ALL", "EAST", "T1", "T2", "WEST"]);
  const { rows } = await review.pool.query("SELECT id, version FROM accounts WHERE code = 'A012'");
  const change = { accountId: rows[0].id, version: rows[0].version, changes: { revenue: 999_999 } };
  unwrap(await editAccount(review.world, ops(), change));
  await readPlanRows(review.pool).expectTotalsToBeRight(planId);
  const { totals } = unwrap(await readWhiteSpace(review.world, ops(), { planId }));
  expect([totals.units, totals.accounts]).toEqual([1, 2]);
  const after = await heldBy("ALL");
  expect(after.slice(0, 2)).toEqual([before[0] - 1, before[1] - 2]);
  const sum = await review.pool.query("SELECT sum(revenue)::float8 AS revenue FROM accounts");
  expect(after[2] + totals.revenue).toBeCloseTo(sum.rows[0].revenue, 6);
});

it("shows a region with what stands below it, and the accounts of all of it", async () => {
  const { territory, below } = await view("ALL");
  expect(below.map(({ code, totals }) => [code, totals.units])).toEqual([
    ["EAST", 7],
    ["WEST", 4],
  ]);
  const request = { planId, territoryId: territory.id };
  const page = unwrap(await readTerritoryPage(review.world, ops(), request));
  expect(page.below.map(({ code }) => code)).toEqual(["EAST", "WEST"]);
  expect(page.topAccounts[0].revenue).toBe(999_999);
  const filter = { territoryId: territory.id, unitId: null, segment: null, parentId: null };
  const accounts = unwrap(
    await listAccounts(review.world, ops(), { ...filter, limit: 100, afterCode: null }),
  );
  expect(accounts.length).toBe(territory.totals.accounts);
});

it("refuses a parent below the territory, one that holds units, one that is not there, and too many levels", async () => {
  const codes = async (code: string, parent: string) => {
    const refused = await place(code, parent);
    return refused.ok ? [] : refused.problems.map((problem) => [problem.code, problem.where.item]);
  };
  expect(await codes("ALL", "T1")).toEqual([["APP-422", "/parent"]]);
  expect(await codes("ALL", "ALL")).toEqual([["APP-422", "/parent"]]);
  expect(await codes("SPARE", "T1")).toEqual([["APP-409", "territory T1"]]);
  expect(await codes("SPARE", "NOWHERE")).toEqual([["APP-422", "/parent"]]);
  let top = "SPARE";
  for (let level = 2; level <= MAXIMUM_LEVELS - 2; level++) {
    const code = `LEVEL${level}`;
    const added = { planId, version, code, name: code, parent: top, share: 1 };
    ({ version } = unwrap(await addTerritory(review.world, ops(), added)));
    top = code;
  }
  // three levels of its own
  expect(await codes("ALL", top)).toEqual([["APP-422", "/parent"]]);
  expect(await codes("WEST", top)).toEqual([]);
});
