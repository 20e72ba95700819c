import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idOf } from "../../../../test/build-organisation.ts";
import { buildReview, type Review, TODAY } from "../../../../test/build-review.ts";
import { unwrap } from "../../../../test/outcomes.ts";
import { funnelSchema } from "../../../contract/evaluations.ts";
import { SCOPE_KINDS } from "../../../core/domain/scope-kinds.ts";
import type { KpiOfScope } from "./evaluate-kpis-by-scope.ts";
import { evaluateStore } from "./evaluate-store.ts";
import { getSnapshot } from "./get-snapshot.ts";
import { listOutdatedKpis } from "./list-outdated-kpis.ts";
import { listSnapshots } from "./list-snapshots.ts";
import { showEvidence } from "./show-evidence.ts";
import { takeSnapshot } from "./take-snapshot.ts";

/** T1 (R1) holds U000 to U005 and the accounts A000 to A005, A012 to A017; T2 (R2) the others; both from TODAY on. */
let review: Review;
const NAME = "Evaluated";
const id = (name: string) => idOf(`${NAME}/${name}`);
const WINDOW = { from: TODAY, until: "2026-12-21" };
const DATED = { ...WINDOW, credit: "effective-dated" } as const;

beforeAll(async () => {
  review = await buildReview(NAME);
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
}, 60_000);
afterAll(() => review.close());

const kpisBy = async (
  by: (typeof SCOPE_KINDS)[number],
  as = "ops",
  credit: "effective-dated" | "restated" = "effective-dated",
) =>
  unwrap(
    await evaluateStore(review.world, review.actor(as), { kind: "kpis", query: { ...WINDOW, by, credit } }),
  );
const of = (kpis: Readonly<Record<string, KpiOfScope>>, key: string) => {
  const { value, numerator, denominator } = kpis[key] ?? {};
  return [value, numerator, denominator];
};

describe("key figures from the store", () => {
  it("count for the territory that holds the account on the day, with numerator and denominator", async () => {
    const { scopes, salesForce, windowDays, plannedDays } = await kpisBy("territory");
    expect([salesForce, windowDays, plannedDays]).toEqual(["field", 30, 30]);
    expect(scopes.map(({ code }) => code)).toEqual(["T1", "T2", null]);
    const [first, second, none] = scopes.map(({ kpis }) => kpis);
    expect(of(first, "account-revenue")).toEqual([150, 150, null]);
    expect(of(second, "account-revenue")).toEqual([40, 40, null]);
    expect(of(first, "cost-to-serve")).toEqual([90, 90, null]);
    expect(of(first, "net-profit")[0]).toBe(150 - 90 - 90);
    expect(of(none, "acquisition-cost")[1]).toBe(7);
    expect(of(first, "active-outlets")).toEqual([1, 1, null]);
    expect(of(first, "new-accounts")).toEqual([1, 1, null]);
    expect(of(second, "retention")).toEqual([1, 1, 1]);
    expect(of(first, "retention")).toEqual([0, 0, 1]);
    expect(of(first, "lead-to-opportunity")).toEqual([9 / 20, 9, 20]);
    expect(of(second, "opportunity-to-deal")).toEqual([6 / 18, 6, 18]);
    expect(of(first, "mean-cycle")).toEqual([10, 40, 4]);
    expect(of(first, "pipeline-value")).toEqual([50, 50, null]);
    expect(of(first, "coverage")).toEqual([1 / 2, 1, 2]);
    expect(of(first, "call-plan-attainment")).toEqual([1 / 2, 1, 2]);
    expect(of(first, "strike-rate")).toEqual([1 / 2, 1, 2]);
    expect(of(first, "share-of-wallet").slice(0, 1)).toEqual([0.5]);
  });

  it("of last year are as they were credited then, or restated on the territories of the window's last day", async () => {
    const dated = await kpisBy("territory");
    // no plan held then: it belongs to no territory
    expect(dated.scopes.map(({ kpis }) => of(kpis, "growth-reported")[2])).toEqual([0, 0, 100]);
    expect(dated.notRecorded.map(({ key }) => key)).toContain("growth-restated");
    const restated = await kpisBy("territory", "ops", "restated");
    expect(restated.scopes.map(({ kpis }) => of(kpis, "growth-restated")[2])).toEqual([20, 80, 0]);
    expect(of(restated.scopes[1].kpis, "growth-restated")[0]).toBe(-0.5);
  });

  it("of a rep are those of the territories, and their own visits and goals", async () => {
    const { scopes } = await kpisBy("rep");
    const first = scopes.find(({ code }) => code === "R1")?.kpis ?? {};
    expect(of(first, "account-revenue")[0]).toBe(150);
    expect(of(first, "quota-attainment")).toEqual([150 / 200, 150, 200]);
    expect(of(first, "strike-rate")).toEqual([1 / 2, 1, 2]);
  });

  it("add up to the same total whatever they are split by", async () => {
    const totals = await Promise.all(SCOPE_KINDS.map(async (by) => (await kpisBy(by)).total));
    for (const key of ["account-revenue", "cost-to-serve", "leads", "pipeline-value", "active-outlets"]) {
      expect(totals.map((total) => of(total, key)[0])).toEqual(totals.map(() => of(totals[0], key)[0]));
    }
    expect(of(totals[0], "account-revenue")[0]).toBe(190);
  });

  it("tell a rep what is within reach", async () => {
    const { total, scopes } = await kpisBy("territory", "rep2");
    expect(of(total, "account-revenue")[0]).toBe(90);
    expect(scopes.map(({ code }) => code)).toEqual(["T2", null]);
  });

  it("open to what they were added up from, territory by territory", async () => {
    const ask = (key: string, by: (typeof SCOPE_KINDS)[number], code: string | null, who = "ops") =>
      showEvidence(review.world, review.actor(who), { ...DATED, by, key, code, limit: 50 });
    const lines = async (...asked: Parameters<typeof ask>) =>
      unwrap(await ask(...asked)).items.map(({ measure, code, amount, events }) => [
        measure,
        code,
        amount,
        events,
      ]);
    expect(await lines("net-profit", "territory", "T1")).toEqual([
      ["revenue", "A000", 150, 2],
      ["costOfGoods", "A000", 90, 2],
      ["costToServe", "A000", 90, 1],
    ]);
    const { figure } = unwrap(await ask("quota-attainment", "rep", "R1"));
    expect(figure).toEqual({ value: 150 / 200, numerator: 150, denominator: 200 });
    expect(await lines("quota-attainment", "rep", "R1")).toEqual([
      ["quota", null, 200, 1],
      ["creditedRevenue", "A000", 150, 2],
    ]);
    expect(unwrap(await ask("nps", "organisation", null)).figure).toBeNull();
    expect(await lines("account-revenue", "account", "A000")).toEqual([["revenue", "P1", 150, 2]]);
    expect(await lines("account-revenue", "organisation", null)).toEqual([
      ["revenue", "A000", 150, 2],
      ["revenue", "A006", 40, 1],
    ]);
    // the rep's own sale, to an account that is out of reach by now
    expect(await lines("account-revenue", "organisation", null, "rep2")).toEqual([
      ["revenue", null, 50, 1],
      ["revenue", "A006", 40, 1],
    ]);
    const unknown = await ask("no-such", "territory", null);
    expect(unknown.ok ? [] : unknown.problems.map((problem) => problem.code)).toEqual(["APP-404"]);
  });

  it("are not guessed from what is not recorded", async () => {
    const { total, notRecorded } = await kpisBy("organisation");
    expect(total.nps).toBeUndefined();
    expect(notRecorded.find(({ key }) => key === "nps")?.measures).toContain("promoters");
  });
});

describe("an evaluation of the store", () => {
  it("says that 4 of 20 and 6 of 32 cannot be told apart", async () => {
    const funnel = unwrap(
      await evaluateStore(review.world, review.actor("ops"), { kind: "territories", query: DATED }),
    );
    expect(
      funnel.territories.map(({ territory, leads, opportunities, newAccounts }) => [
        territory,
        leads,
        opportunities,
        newAccounts,
      ]),
    ).toEqual([
      ["T1", 20, 9, 4],
      ["T2", 32, 18, 6],
    ]);
    expect(funnelSchema.parse(funnel)).toEqual(funnel);
    expect([funnel.verdict, funnel.withoutTerritory]).toEqual([
      "not-enough-data",
      { leads: 0, newAccounts: 0 },
    ]);
  });

  it("ranks accounts by net profit, with what it cost to serve them", async () => {
    const { accounts, totals, winning } = unwrap(
      await evaluateStore(review.world, review.actor("ops"), { kind: "accounts", query: WINDOW }),
    );
    expect(accounts.map(({ account, netProfit }) => [account, netProfit])).toEqual([
      ["A006", 30],
      ["A000", -30],
    ]);
    expect(accounts.map(({ name }) => name)).toEqual(["A006", "A000"]);
    expect(winning).toEqual({ won: 10, closed: 10, probability: 11 / 12 });
    expect([totals.losing, totals.lost, accounts[0].daysSinceOrder]).toEqual([1, -30, 25]);
  });

  it("gives win rates by rep, with the open ones of the day the window ends", async () => {
    const { groups, all } = unwrap(
      await evaluateStore(review.world, review.actor("ops"), {
        kind: "pipeline",
        query: { ...DATED, by: "rep" },
      }),
    );
    expect(groups.map(({ group, won, lost, open }) => [group, won, lost, open])).toEqual([
      ["R1", 4, 0, 5],
      ["R2", 6, 0, 12],
    ]);
    expect(all.won).toBe(10);
  });

  it("forecasts from whole months only", async () => {
    const query = { ...DATED, by: "organisation", from: "2025-11-01", months: 3 } as const;
    const { history, total, totalActual } = unwrap(
      await evaluateStore(review.world, review.actor("ops"), { kind: "forecast", query }),
    );
    expect(totalActual.map(({ value }) => value)).toEqual([20, 80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 140]);
    expect(history).toEqual({ from: "2025-11", to: "2026-11", months: 13 });
    expect(total.map(({ month }) => month)).toEqual(["2026-12", "2027-01", "2027-02"]);
  });

  it.each([
    [{ until: TODAY }, "EVA-161"],
    [{ salesForce: "phone" }, "EVA-163"],
  ])("refuses %o", async (wrong, code) => {
    const outcome = await evaluateStore(review.world, review.actor("ops"), {
      kind: "kpis",
      query: { ...DATED, by: "rep", ...wrong },
    });
    expect(outcome.ok ? [] : outcome.problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe("a snapshot", () => {
  it("keeps what came out, and names the key figures that mean something else since", async () => {
    const ops = review.actor("ops");
    const request = { kind: "kpis", query: { ...DATED, by: "territory" } } as const;
    const { id: snapshotId } = unwrap(await takeSnapshot(review.world, ops, { name: "November", request }));
    const kept = unwrap(await getSnapshot(review.world, ops, { snapshotId }));
    expect(kept.result).toEqual(unwrap(await evaluateStore(review.world, ops, request)));
    expect(listOutdatedKpis(kept)).toEqual([]);
    const [head] = unwrap(await listSnapshots(review.world, ops, { limit: 5, after: null }));
    expect([head.name, head.request]).toEqual(["November", request]);
    const changed = { ...kept.kpiVersions, "win-rate-count": 99, gone: 1 };
    expect(listOutdatedKpis({ kpiVersions: changed })).toEqual(["gone", "win-rate-count"]);
  });

  it("is for who sees the whole organisation", async () => {
    const outcome = await listSnapshots(review.world, review.actor("boss"), { limit: 5, after: null });
    expect(outcome.ok ? [] : outcome.problems.map(({ code }) => code)).toEqual(["APP-403"]);
  });
});
