import { idOf } from "./build-organisation.ts";
import type { Review } from "./build-review.ts";

/**
 * Sales, costs, leads, opportunities, activities and a goal for a review of this name: 150 sold in T1 and 40 in T2 in 30 days from TODAY
 * on, 4 of 20 and 6 of 32 leads won.
 */
export async function storeFacts(review: Review, organisation: string): Promise<void> {
  const id = (name: string) => idOf(`${organisation}/${name}`);
  const org = review.actor("ops").orgId;
  const run = (text: string, rows: readonly (readonly unknown[])[]) =>
    Promise.all(rows.map((row) => review.pool.query(text, [org, ...row])));
  await review.pool.query(
    "UPDATE accounts SET potential = CASE code WHEN 'A000' THEN 3652.5 ELSE 0 END WHERE org_id = $1",
    [org],
  );
  await run("INSERT INTO products (org_id, id, code, name) VALUES ($1, $2, 'P1', 'Soap')", [[id("P1")]]);
  await run(
    `INSERT INTO sales (org_id, id, account_id, product_id, rep_id, sold_on, amount, goods_cost)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7)`,
    [
      [id("A000"), id("P1"), id("R1"), "2026-11-21", 100, 60],
      [id("A000"), id("P1"), id("R2"), "2026-12-20", 50, 30],
      [id("A006"), null, id("R2"), "2026-11-25", 40, 10],
      // the day the window ends, and a year before
      [id("A006"), null, id("R2"), "2026-12-21", 999, 9],
      [id("A006"), null, id("R2"), "2025-12-01", 80, 8],
      [id("A001"), null, null, "2025-11-30", 20, null],
    ],
  );
  await run(
    "INSERT INTO costs (org_id, id, account_id, kind, incurred_on, amount) VALUES ($1, gen_random_uuid(), $2, $3, '2026-12-01', $4)",
    [
      [id("A000"), "visit", 90],
      [null, "acquisition", 7],
    ],
  );
  const lead = async (unit: string, count: number, opportunities: number, won: number) => {
    for (let l = 0; l < count; l++) {
      const state = l < opportunities ? "converted" : "open";
      const { rows } = await review.pool.query<{ id: string }>(
        `INSERT INTO leads (org_id, id, name, unit_id, state, created_on, closed_on, updated_at)
         VALUES ($1, gen_random_uuid(), 'lead', $2, $3::text, '2026-11-22', CASE WHEN $3::text = 'open' THEN NULL ELSE date '2026-11-23' END, now()) RETURNING id`,
        [org, id(unit), state],
      );
      if (l >= opportunities) continue;
      await review.pool.query(
        `INSERT INTO opportunities (org_id, id, name, lead_id, stage, amount, created_on, closed_on, updated_at)
         VALUES ($1, gen_random_uuid(), 'deal', $2, $3::text, 10, '2026-11-23', CASE WHEN $3::text = 'won' THEN date '2026-12-03' END, now())`,
        [org, rows[0].id, l < won ? "won" : "proposal"],
      );
    }
  };
  await lead("U000", 20, 9, 4);
  await lead("U006", 32, 18, 6);
  await run(
    `INSERT INTO activities (org_id, id, kind, state, rep_id, account_id, day, planned_on, outcome, updated_at)
     VALUES ($1, gen_random_uuid(), 'visit', $2, $3, $4, $5, $6, $7, now())`,
    [
      ["done", id("R1"), id("A000"), "2026-11-24", "2026-11-24", "order"],
      ["done", id("R1"), id("A000"), "2026-11-25", null, "not-reached"],
      ["missed", id("R1"), id("A001"), "2026-11-26", "2026-11-26", null],
      ["cancelled", id("R1"), id("A001"), "2026-11-27", "2026-11-27", null],
    ],
  );
  await run(
    `INSERT INTO goals (org_id, id, name, kind, metric, unit, target, rep_id, starts_on, ends_on, made_by, made_at)
     VALUES ($1, gen_random_uuid(), 'Q', 'quantitative', 'revenue', 'IDR', $2, $3, $4, $5, $6, now())`,
    // 30 of 60 days lie in the window
    [[400, id("R1"), "2026-11-21", "2027-01-20", review.actor("ops").memberId]],
  );
}
