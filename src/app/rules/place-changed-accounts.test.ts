import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { buildOrganisation, idOf } from "../../../test/build-organisation.ts";
import { buildReview, type Review, TODAY } from "../../../test/build-review.ts";
import { inPieces, unwatched } from "../../../test/import-file.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { decodeTextStream } from "../../files/decode-text-stream.ts";
import { openPlacementLedger } from "../../store/placement-ledger.ts";
import { editAccount } from "../accounts/edit-account.ts";
import { checkImport } from "../imports/check-import.ts";
import { uploadImport } from "../imports/upload-import.ts";
import { applyImport, undoImport } from "../imports/write-import.ts";
import { createPlan } from "../plans/create-plan.ts";
import { readAsOf } from "../plans/read-as-of.ts";
import { type PlacedAccounts, type PlacementReport, placeChangedAccounts } from "./place-changed-accounts.ts";

/** The plan that holds gets a rule: accounts of segment A belong to T2 (test/build-review.ts). */
let review: Review;
beforeAll(async () => {
  review = await buildReview("Placing");
  await review.pool.query(
    `INSERT INTO territory_rules (org_id, id, plan_id, territory_id, name, kind, is_active, is_inherited, keeps_families, items, filter, account_codes)
     SELECT org_id, gen_random_uuid(), plan_id, id, 'segment A', 'rule', true, false, false,
       '[{"field": "segment", "operation": "equals", "value": "A"}]', '', '{}' FROM territories WHERE id = $1`,
    [review.territory("T2", "holding")],
  );
}, 60_000);
afterAll(() => review.close());

async function placeAll(failed: PlacementReport["failed"]): Promise<readonly PlacedAccounts[]> {
  const all: PlacedAccounts[] = [];
  const ledger = openPlacementLedger(review.pool, review.world.wallClock);
  await placeChangedAccounts(review.world, ledger, {
    told: (_, placed) => all.push(...unwrap(placed)),
    failed,
  });
  return all;
}
const place = () =>
  placeAll((_, error) => {
    throw error;
  });

const read = async (sql: string, values: unknown[] = []) => (await review.pool.query(sql, values)).rows;
const pinned = () =>
  read(
    `SELECT a.code, o.cause FROM overrides o JOIN accounts a ON a.id = o.account_id
     WHERE o.plan_id = $1 AND o.territory_id = $2 ORDER BY 1`,
    [review.holdingPlanId, review.territory("T2", "holding")],
  );
const ruleSegment = (value: string) =>
  read("UPDATE territory_rules SET items = $1", [
    JSON.stringify([{ field: "segment", operation: "equals", value }]),
  ]);
/** Kept totals of a territory, and those that its accounts come to. */
const totals = () =>
  read(
    `SELECT t.code, n.accounts, n.revenue::int, (SELECT count(*)::int FROM accounts a
       LEFT JOIN overrides o ON o.plan_id = t.plan_id AND o.account_id = a.id
       LEFT JOIN alignment al ON al.plan_id = t.plan_id AND al.unit_id = a.unit_id
       WHERE coalesce(o.territory_id, al.territory_id) = t.id) AS counted
     FROM territories t JOIN territory_totals n ON n.territory_id = t.id WHERE t.plan_id = $1 ORDER BY 1`,
    [review.holdingPlanId],
  );
const versionToday = async (accountId: string) => {
  const asked = { salesForce: null, unitId: null, accountId, date: TODAY, knownAt: null };
  const [held] = unwrap(await readAsOf(review.world, review.actor("ops"), asked));
  return { planVersion: held.effect.planVersion, territory: held.placement?.territoryId };
};

it("places an account that was changed, in a version of the plan that holds from today, and takes it back", async () => {
  expect(await place()).toEqual([]);
  const [account] = await read("SELECT id, version FROM accounts WHERE code = 'A001'");
  const [plan] = await read("SELECT version FROM plans WHERE id = $1", [review.holdingPlanId]);
  const edit = (version: number, segment: string) =>
    editAccount(review.world, review.actor("ops"), { accountId: account.id, version, changes: { segment } });
  unwrap(await edit(account.version, "A"));
  const next = plan.version + 1;
  expect(await place()).toEqual([{ planId: review.holdingPlanId, version: next, accounts: 1, moved: 1 }]);
  expect(await pinned()).toEqual([{ code: "A001", cause: "rule" }]);
  const territory = review.territory("T2", "holding");
  expect(await versionToday(account.id)).toEqual({ planVersion: next, territory });
  const [told] = await read("SELECT detail FROM audit WHERE object_id = $1 ORDER BY seq DESC LIMIT 1", [
    review.holdingPlanId,
  ]);
  expect(told.detail).toMatchObject({ version: next, kind: "rules", moveCount: 1 });
  expect(await place()).toEqual([]);
  unwrap(await edit(account.version + 1, "B"));
  expect(await place()).toMatchObject([{ version: next + 1, moved: 1 }]);
  expect(await pinned()).toEqual([]);
  for (const { accounts, counted } of await totals()) expect(accounts).toBe(counted);
});

it("writes each move once when several workers place the same accounts at once", async () => {
  await read("UPDATE accounts SET segment = 'A' WHERE code IN ('A002', 'A003')");
  const placed = (await Promise.all([place(), place(), place()])).flat();
  await read("UPDATE accounts SET segment = 'B' WHERE code IN ('A002', 'A003')");
  const taken = (await Promise.all([place(), place(), place()])).flat();
  expect([...placed, ...taken].map(({ moved }) => moved)).toEqual([2, 2]);
  expect(await pinned()).toEqual([]);
});

/** Applies a file of 30 accounts, of which the rule asks for 10, and places them. */
async function importAndPlace() {
  const world = { ...review.world, engine: { decoders: { textStream: decodeTextStream } } as never };
  const ops = review.actor("ops");
  const [{ code: unit }] = await read("SELECT code FROM units ORDER BY code LIMIT 1");
  const lines = Array.from({ length: 30 }, (_, n) => `N${n},New ${n},${unit},${n % 3 === 0 ? "A" : "C"},10`);
  const content = `code,name,unit,segment,revenue\n${lines.join("\n")}\n`;
  const file = {
    kind: "accounts",
    fileName: "new.csv",
    pieces: inPieces(Buffer.from(content)),
    maximumBytes: 1e6,
    options: {},
  };
  const { id: importId } = unwrap(await uploadImport(world, ops, file));
  const step = { importId, claimed: null, watch: unwatched() };
  expect(await checkImport(world, ops, step)).toEqual({ kind: "stored" });
  expect(await applyImport(world, ops, step)).toEqual({ kind: "stored" });
  expect(await place()).toMatchObject([{ accounts: 30, moved: 10 }]);
  expect(await pinned()).toHaveLength(10);
  for (const { accounts, counted } of await totals()) expect(accounts).toBe(counted);
  return () => undoImport(world, ops, step);
}

it("places what an import brings, and its undo takes that out of the plan again", async () => {
  const before = await totals();
  const undo = await importAndPlace();
  expect(await undo()).toEqual({ kind: "stored" });
  expect(await pinned()).toEqual([]);
  expect(await totals()).toEqual(before);
  expect(await place()).toEqual([]);
  expect(await read("SELECT count(*)::int AS count FROM accounts_to_place")).toEqual([{ count: 0 }]);
});

it("takes out what stands there when it gets the plan, not what stood there when its undo began", async () => {
  const before = await totals();
  const undo = await importAndPlace();
  await ruleSegment("D");
  await read(
    "INSERT INTO accounts_to_place (org_id, account_id) SELECT org_id, id FROM accounts WHERE code LIKE 'N%'",
  );
  const holder = await review.pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT FROM plans WHERE id = $1 FOR UPDATE", [review.holdingPlanId]);
    const placing = place();
    await untilWaiting(1);
    const undoing = undo();
    await untilWaiting(2);
    await holder.query("COMMIT");
    const [{ version }] = await placing;
    expect(await undoing).toEqual({ kind: "stored" });
    // which changed nothing in the plan any more
    expect(await read("SELECT version FROM plans WHERE id = $1", [review.holdingPlanId])).toEqual([
      { version },
    ]);
  } finally {
    holder.release();
    await ruleSegment("A");
  }
  expect(await pinned()).toEqual([]);
  expect(await totals()).toEqual(before);
});

/** Until so many sessions of this database wait for a lock. */
const untilWaiting = (count: number) =>
  vi.waitFor(
    async () => {
      const [waiting] = await read(
        "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      expect(waiting.count).toBe(count);
    },
    { timeout: 10_000, interval: 20 },
  );

it("places the accounts of an organisation although the rules of another one, asked before it, cannot be read", async () => {
  const { orgId } = review.actor("ops");
  // organisations are asked in the order of their ids
  const name = Array.from({ length: 50 }, (_, n) => `Broken ${n}`).find((each) => idOf(each) < orgId) ?? "";
  const broken = await buildOrganisation(review.pool, name, { width: 2, height: 1, accounts: 2 });
  const territories = ["T1", "T2"].map((code) => ({ code, name: code, parent: null, share: 1 }));
  const { layerId } = broken;
  const asked = { name: "Now", salesForce: "field", layerId, territories, wishes: {} };
  const plan = unwrap(await createPlan(review.world, broken.actor("ops"), asked));
  await read("UPDATE plans SET state = 'active' WHERE id = $1", [plan.id]);
  // each above the other
  await read(
    `UPDATE territories t SET parent_id = o.id FROM territories o
     WHERE t.plan_id = $1 AND o.plan_id = t.plan_id AND o.code <> t.code`,
    [plan.id],
  );
  await read(
    `INSERT INTO territory_rules (org_id, id, plan_id, territory_id, name, kind, is_active, is_inherited, keeps_families, items, filter, account_codes)
     SELECT org_id, gen_random_uuid(), plan_id, id, 'any', 'rule', true, false, false, '[]', '', '{}' FROM territories WHERE plan_id = $1`,
    [plan.id],
  );
  await read("UPDATE accounts SET segment = 'A' WHERE code = 'A001'");
  const failed: string[] = [];
  expect(await placeAll((actor) => failed.push(actor.orgId))).toMatchObject([{ moved: 1 }]);
  expect(failed).toEqual([broken.orgId]);
});
