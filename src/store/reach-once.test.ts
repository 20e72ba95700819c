import { afterAll, beforeAll, expect, it } from "vitest";
import { buildReview, type Review } from "../../test/build-review.ts";

let review: Review;
beforeAll(async () => {
  review = await buildReview("Reach once");
});
afterAll(() => review.close());

it("computes what a member reaches once per query, also where no index is used", async () => {
  const { orgId, memberId, today } = review.actor("rep1");
  const client = await review.pool.connect();
  await client.query("BEGIN; SET LOCAL track_functions = 'all'");
  await client.query(
    "SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_indexonlyscan = off",
  );
  await client.query(
    "SELECT set_config('wilayah.org_id', $1, true), set_config('wilayah.member_id', $2, true), set_config('wilayah.today', $3, true)",
    [orgId, memberId, today],
  );
  const { rows } = await client.query<{ accounts: number; plans: number }>(
    "SELECT cardinality(wilayah_accounts()) AS accounts, cardinality(wilayah_plans()) AS plans",
  );
  const calls = await client.query<{ name: string; calls: string }>(
    `SELECT proname AS name, pg_stat_get_xact_function_calls(oid) AS calls FROM pg_proc
     WHERE proname IN ('wilayah_reps', 'wilayah_territories', 'wilayah_effective_territories') ORDER BY 1`,
  );
  await client.query("ROLLBACK");
  client.release();
  expect(rows).toEqual([{ accounts: 12, plans: 2 }]);
  // wilayah_plans and wilayah_effective_territories each ask for the territories, and those for the reps
  expect(calls.rows.map(({ name, calls }) => [name, Number(calls)])).toEqual([
    ["wilayah_effective_territories", 1],
    ["wilayah_reps", 2],
    ["wilayah_territories", 2],
  ]);
});
