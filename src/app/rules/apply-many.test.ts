import { afterAll, beforeAll, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { unwatched } from "../../../test/import-file.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { openPlacementLedger } from "../../store/placement-ledger.ts";
import { applyRulesNow } from "./apply-rules.ts";
import { placeChangedAccounts } from "./place-changed-accounts.ts";

/** Accounts that fall by one rule at once. */
const MANY = 95_000;

let review: Review;
beforeAll(async () => {
  review = await buildReview("Many");
  await review.pool.query(
    `INSERT INTO accounts (org_id, id, code, name, unit_id, segment, revenue, updated_at)
     SELECT u.org_id, gen_random_uuid(), 'M' || n, 'Many ' || n, u.id, 'many', 2, now()
     FROM generate_series(1, $1::int) n JOIN units u ON u.code = 'U' || lpad((n % 12)::text, 3, '0')`,
    [MANY],
  );
  for (const plan of ["holding", "review"] as const) {
    await review.pool.query(
      `INSERT INTO territory_rules (org_id, id, plan_id, territory_id, name, kind, is_active, is_inherited, keeps_families, items, filter, account_codes)
       SELECT org_id, gen_random_uuid(), plan_id, id, 'many', 'rule', true, false, false,
         '[{"field": "segment", "operation": "equals", "value": "many"}]', '', '{}' FROM territories WHERE id = $1`,
      [review.territory("T2", plan)],
    );
  }
}, 120_000);
afterAll(() => review.close());

const inT2 = async (planId: string) => {
  const { rows } = await review.pool.query(
    `SELECT n.accounts, n.revenue::int, (SELECT count(*)::int FROM overrides o JOIN accounts a ON a.id = o.account_id
       WHERE o.territory_id = t.id AND a.segment = 'many') AS pinned
     FROM territories t JOIN territory_totals n ON n.territory_id = t.id WHERE t.plan_id = $1 AND t.code = 'T2'`,
    [planId],
  );
  return rows[0];
};

it("writes 95,000 overrides of a draft as one version, and keeps the totals", async () => {
  const { planId, version } = review;
  const before = await inT2(planId);
  // the totals were kept before the accounts came past the application, by SQL
  const asked = { planId, version, watch: unwatched() };
  const applied = unwrap(await applyRulesNow(review.world, review.actor("ops"), asked));
  expect(applied.planVersion).toBe(version + 1);
  const after = await inT2(planId);
  expect(after.pinned).toBe(MANY);
  // of 12 units T2 holds six: the accounts of the other six come over, and A000 goes, whom a list named that is no rule
  const { rows } = await review.pool.query(
    `SELECT count(*)::int AS came FROM accounts a JOIN alignment al ON al.unit_id = a.unit_id AND al.plan_id = $1
     JOIN territories t ON t.id = al.territory_id WHERE a.segment = 'many' AND t.code <> 'T2'`,
    [planId],
  );
  expect(after.accounts - before.accounts).toBe(rows[0].came - 1);
  expect(after.revenue - before.revenue).toBe(2 * rows[0].came - 100);
}, 300_000);

it("places 95,000 accounts that changed under a plan that holds, a part in each version", async () => {
  await review.pool.query("UPDATE accounts SET stage = 'prospect' WHERE segment = 'many'");
  const told: number[] = [];
  const ledger = openPlacementLedger(review.pool, review.world.wallClock);
  await placeChangedAccounts(review.world, ledger, {
    told: (_, placed) => told.push(unwrap(placed).reduce((sum, { moved }) => sum + moved, 0)),
    failed: (_, error) => {
      throw error;
    },
  });
  expect(told.reduce((sum, moved) => sum + moved, 0)).toBe(MANY);
  expect(told.length).toBeGreaterThan(5);
  expect((await inT2(review.holdingPlanId)).pinned).toBe(MANY);
}, 300_000);
