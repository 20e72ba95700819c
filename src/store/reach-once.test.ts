import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildReview, type Review } from "../../test/build-review.ts";

let review: Review;
beforeAll(async () => {
  review = await buildReview("Reach once");
});
afterAll(() => review.close());

it("finds what a member reaches once per transaction, and anew after a change; also where no index is used", async () => {
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
  const first = await countCalls(client);
  await client.query("SELECT cardinality(wilayah_plans()) FROM generate_series(1, 3)");
  const again = await countCalls(client);
  await client.query("UPDATE rep_assignments SET role = role");
  await client.query("SELECT cardinality(wilayah_plans())");
  const changed = await countCalls(client);
  await client.query("ROLLBACK");
  client.release();
  expect(rows).toEqual([{ accounts: 12, plans: 2 }]);
  const once = { wilayah_effective_territories: 1, wilayah_find_territories: 1, wilayah_reps: 1 };
  expect([first, again]).toEqual([once, once]);
  expect(changed).toEqual({ ...once, wilayah_find_territories: 2, wilayah_reps: 2 });
});

/** How often the costly functions were called in the client's transaction. */
async function countCalls(client: pg.PoolClient): Promise<Readonly<Record<string, number>>> {
  const { rows } = await client.query<{ name: string; calls: string }>(
    `SELECT proname AS name, pg_stat_get_xact_function_calls(oid) AS calls FROM pg_proc
     WHERE proname IN ('wilayah_reps', 'wilayah_find_territories', 'wilayah_effective_territories') ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, calls }) => [name, Number(calls)]));
}
