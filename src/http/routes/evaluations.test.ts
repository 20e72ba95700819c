import { afterAll, beforeAll, expect, it } from "vitest";
import { openReviewServer, type ReviewServer } from "../../../test/review-server.ts";

let review: ReviewServer;
const OUTLETS = 144;

beforeAll(async () => {
  review = await openReviewServer("Evaluations");
  // methods.md §5: 24 stores a day on 6 days of a week, each visit with an order; the same route two weeks later
  await review.pool.query(
    `INSERT INTO accounts (org_id, id, code, name, products, revenue, potential, workload_hours, updated_at)
     SELECT o.org_id, gen_random_uuid(), 'OA' || to_char(n, 'FM000'), 'Outlet ' || n, '{}', 0, 0, 0, now()
     FROM organisations o, generate_series(1, ${OUTLETS}) n`,
  );
  for (const monday of ["2026-11-02", "2026-11-16"]) {
    await review.pool.query(
      `INSERT INTO activities (org_id, id, kind, state, rep_id, account_id, day, outcome, updated_at)
       SELECT a.org_id, gen_random_uuid(), 'visit', 'done', (SELECT id FROM reps ORDER BY code LIMIT 1), a.id,
         $1::date + (right(a.code, 3)::int - 1) / 24, 'order', now() FROM accounts a WHERE a.code LIKE 'OA%'`,
      [monday],
    );
    await review.pool.query(
      `INSERT INTO sales (org_id, id, account_id, sold_on, amount)
       SELECT a.org_id, gen_random_uuid(), a.id, $1::date + (right(a.code, 3)::int - 1) / 24, 100 + right(a.code, 3)::int
       FROM accounts a WHERE a.code LIKE 'OA%'`,
      [monday],
    );
  }
}, 60_000);
afterAll(() => review.close());

const get = async (query: string) => {
  const answer = await review.ask("GET", `/v1/evaluations/${query}`, { as: "ops" });
  return { status: answer.statusCode, body: answer.json() };
};

it("methods.md §5: week 1 has 144 active outlets; week 3 adds none of them, but 144 effective calls", async () => {
  const figures = async (from: string, until: string) => {
    const { body } = await get(`kpis?by=organisation&from=${from}&until=${until}`);
    return ["active-outlets", "effective-calls", "strike-rate"].map((key) => body.total[key].value);
  };
  expect(await figures("2026-11-02", "2026-11-09")).toEqual([OUTLETS, OUTLETS, 1]);
  expect(await figures("2026-11-16", "2026-11-23")).toEqual([OUTLETS, OUTLETS, 1]);
  expect(await figures("2026-11-02", "2026-11-23")).toEqual([OUTLETS, 2 * OUTLETS, 1]);
});

it("evaluated accounts come page by page, the totals with each", async () => {
  const window = "from=2026-11-02&until=2026-11-23";
  const codes: string[] = [];
  let after = "";
  do {
    const { body } = await get(`accounts?${window}&find=oa&sort=revenue&limit=100${after}`);
    expect([body.matching, body.totals.accounts, body.classes.A.accounts > 0]).toEqual([
      OUTLETS,
      OUTLETS,
      true,
    ]);
    codes.push(...body.accounts.map(({ account }: { account: string }) => account));
    after = body.next && `&after=${body.next}`;
  } while (after !== null);
  expect(codes).toEqual(
    Array.from({ length: OUTLETS }, (_, index) => `OA${String(index + 1).padStart(3, "0")}`),
  );
  const first = await get(`accounts?${window}&sort=revenue&limit=1`);
  const other = await get(`accounts?${window}&sort=-revenue&after=${first.body.next}`);
  expect([other.status, other.body.problems[0].code]).toEqual([422, "HTTP-141"]);
  const losing = await get(`accounts?${window}&only=losing`);
  expect([losing.body.matching, losing.body.accounts, losing.body.next]).toEqual([0, [], null]);
});
