import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idOf } from "../../../../test/build-organisation.ts";
import { buildReview, type Review, TODAY } from "../../../../test/build-review.ts";
import { unwrap } from "../../../../test/outcomes.ts";
import { storeFacts } from "../../../../test/store-facts.ts";
import { causesSchema, repsSchema, serviceSchema, trendSchema } from "../../../contract/diagnoses.ts";
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
  await storeFacts(review, NAME);
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

  it("of accounts come page by page, with the total of all, and at the end what belongs to none", async () => {
    const whole = await kpisBy("account");
    expect(whole.next).toBeNull();
    const pages: (typeof whole)[] = [];
    for (let after: string | undefined; pages.length < 9; after = pages.at(-1)?.next ?? undefined) {
      const query = { ...WINDOW, credit: "effective-dated", by: "account", limit: 7, after } as const;
      pages.push(unwrap(await evaluateStore(review.world, review.actor("ops"), { kind: "kpis", query })));
      if (pages.at(-1)?.next === null) break;
    }
    expect(pages.map(({ next }) => next)).toEqual(["A006", "A013", "A020", null]);
    expect(pages.flatMap(({ scopes }) => scopes)).toEqual(whole.scopes);
    for (const { total } of pages) expect(total).toEqual(whole.total);
    expect(whole.scopes.at(-1)?.code).toBeNull();
    expect(whole.total).toEqual((await kpisBy("organisation")).total);
  });

  it("of a quarter are those of the quarters within the window, as the organisation counts them", async () => {
    const ask = async () => {
      const query = {
        from: "2026-10-01",
        until: "2027-01-01",
        credit: "effective-dated",
        by: "organisation",
      } as const;
      const found = await evaluateStore(review.world, review.actor("ops"), { kind: "kpis", query });
      return of(unwrap(found).total, "linearity");
    };
    // 100 and 40 in November, 50 and 999 in December
    expect(await ask()).toEqual([1049 / 1189, 1049, 1189]);
    await review.pool.query("UPDATE organisations SET fiscal_year_start_month = 2");
    expect(await ask()).toEqual([null, 0, 0]);
  });

  it("tell a rep what is within reach", async () => {
    const { total, scopes } = await kpisBy("territory", "rep2");
    expect(of(total, "account-revenue")[0]).toBe(90);
    expect(scopes.map(({ code }) => code)).toEqual(["T2", null]);
    // what R2 sold to an account of R1 is seen; whether it is new there, or bought before, is not
    const none = scopes[1].kpis;
    expect(of(none, "account-revenue")[0]).toBe(50);
    for (const kpis of [total, scopes[0].kpis]) {
      expect(of(kpis, "active-outlets")[0]).toBe(1);
      expect(of(kpis, "new-accounts")[0]).toBe(0);
      expect(of(kpis, "retention")).toEqual([1, 1, 1]);
    }
    expect(of(total, "new-account-share")).toEqual([0, 0, 90]);
    expect(of(total, "market-penetration")[0]).toBe(1 / 12);
    expect(of(none, "market-penetration")).toEqual([null, 0, 0]);
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
    // what belongs to no territory, down to its lines
    const { scopes } = await kpisBy("territory", "rep2");
    expect(unwrap(await ask("account-revenue", "territory", "", "rep2")).figure).toEqual(
      scopes.find(({ code }) => code === null)?.kpis["account-revenue"],
    );
    expect(await lines("account-revenue", "territory", "", "rep2")).toEqual([["revenue", null, 50, 1]]);
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
    expect(funnel.territories[0].limits).toMatchObject({ low95: 1, high95: 8 });
    expect(funnelSchema.safeParse(funnel).error).toBeUndefined();
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
    // A000 was met on 24 and 25 November; A006 never, while visits are recorded
    expect(accounts.map(({ daysWithoutVisit }) => daysWithoutVisit)).toEqual([26, 25]);
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

  it("shares a target out by what the window's quotas and potential were", async () => {
    const wish = { target: 1_000.4, formula: "shares", priorWeight: 0.5, cap: 0.25 } as const;
    const query = { ...DATED, by: "rep", ...wish } as const;
    const ask = (more: object) =>
      evaluateStore(review.world, review.actor("ops"), { kind: "quotas", query: { ...query, ...more } });
    const found = unwrap(await ask({ target: 220 }));
    // only R1 has a quota (200 of 400 in the window) and all the potential
    expect(found).toMatchObject({
      priorIs: "quota",
      withoutPart: 2,
      verdict: "not-enough-data",
      target: 220,
    });
    expect(found.quotas).toMatchObject([
      { name: "R1", prior: 200, attained: 150, quota: 220, potentialShare: 1 },
    ]);
    const far = await ask({});
    expect(far.ok ? [] : far.problems.map(({ code }) => code)).toEqual(["EVA-171"]);
  });

  it("forecasts from whole months only", async () => {
    const query = { ...DATED, by: "organisation", from: "2025-11-01", months: 3 } as const;
    const { history, total, totalActual } = unwrap(
      await evaluateStore(review.world, review.actor("ops"), { kind: "forecast", query }),
    );
    expect(history).toEqual({ from: "2025-11", to: "2026-11", months: 13 });
    expect(totalActual.map(({ value }) => value)).toEqual([20, 80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 140]);
    expect(total.map(({ month }) => month)).toEqual(["2026-12", "2027-01", "2027-02"]);
  });

  it("sums teams to the team above, and considers the feasts that the organisation names", async () => {
    const ops = review.actor("ops");
    const run = (text: string, ...values: unknown[]) => review.pool.query(text, [ops.orgId, ...values]);
    await run("INSERT INTO teams VALUES ($1, $2, 'All', NULL, NULL)", id("all"));
    await run("UPDATE teams SET parent_id = $2 WHERE org_id = $1 AND name = 'Field'", id("all"));
    await run("UPDATE organisations SET feast_dates = '{2026-03-21}' WHERE org_id = $1");
    const query = { ...DATED, by: "team", from: "2025-11-01", months: 2 } as const;
    const { series, groups, missingFeastYears } = unwrap(
      await evaluateStore(review.world, ops, { kind: "forecast", query }),
    );
    expect(missingFeastYears).toEqual([2025, 2027]);
    const field = series.find(({ name }) => name === "Field");
    expect(groups).toEqual([
      {
        name: "All",
        forecasts: field?.forecasts.map(({ month, value }) => expect.objectContaining({ month, value })),
      },
    ]);
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

describe("a diagnosis of the store", () => {
  const ops = () => review.actor("ops");

  it("tells reps by what they did, with two conversions that chance explains", async () => {
    const found = unwrap(await evaluateStore(review.world, ops(), { kind: "reps", query: DATED }));
    expect(repsSchema.safeParse(found).error).toBeUndefined();
    expect(found.reps.map(({ rep }) => rep)).toEqual(["R1", "R2", "R3"]);
    const [first] = found.reps;
    expect(first).toMatchObject({
      leads: 20,
      leadsConverted: 9,
      opportunities: 9,
      deals: 4,
      revenue: 150,
      quota: 200,
    });
    expect(first).toMatchObject({ newContacts: null, annualContractValue: null, attainment: 0.75 });
    expect(first.leadToOpportunity).toMatchObject({ rate: 9 / 20, standing: "not-enough-data" });
    expect(found.leadToOpportunity?.verdict).toBe("not-enough-data");
  });

  it("charts sales by month without naming chance a change", async () => {
    const query = { ...DATED, from: "2025-11-01", by: "organisation" } as const;
    const found = unwrap(await evaluateStore(review.world, ops(), { kind: "trend", query }));
    expect(trendSchema.safeParse(found).error).toBeUndefined();
    expect([found.months[0], found.months.at(-1), found.series[0].chart?.standing]).toEqual([
      "2025-11",
      "2026-11",
      "firm",
    ]);
    // half a month at the beginning would be taken for a bad one
    for (const kind of ["trend", "forecast"] as const) {
      const later = { ...query, from: "2025-11-10", months: 3 };
      const cut = unwrap(await evaluateStore(review.world, ops(), { kind, query: later }));
      expect([kind, cut.from]).toEqual([kind, "2025-12-01"]);
      const none = { ...later, from: "2026-10-02", until: "2026-10-31" };
      const refused = await evaluateStore(review.world, ops(), { kind, query: none });
      expect(refused.ok ? [] : refused.problems.map(({ cause }) => cause)).toEqual([
        "no month from 2026-10-02 to before 2026-10-31 is whole",
      ]);
    }
  });

  it("finds territories that are served for less than their potential", async () => {
    const found = unwrap(await evaluateStore(review.world, ops(), { kind: "service", query: DATED }));
    expect(serviceSchema.safeParse(found).error).toBeUndefined();
    // all the potential, and the two visits
    expect(found.territories.map(({ territory, index, service }) => [territory, index, service])).toEqual([
      ["T1", 1, "in-band"],
      ["T2", null, "unknown"],
    ]);
  });

  it("splits the change of the value won against the period before", async () => {
    const found = unwrap(await evaluateStore(review.world, ops(), { kind: "causes", query: DATED }));
    expect(causesSchema.safeParse(found).error).toBeUndefined();
    expect(found.before).toEqual({ from: "2026-10-22", until: TODAY });
    for (const { causes, change } of found.territories)
      expect(causes.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(change, 6);
    expect(found.territories.map(({ territory, change }) => [territory, change])).toEqual([
      ["T1", 40],
      ["T2", 60],
    ]);
  });

  it("refuses to value fewer than 100 customers", async () => {
    const query = { ...WINDOW, months: 12, discountPerMonth: 0.01, marginShare: 1 };
    const outcome = await evaluateStore(review.world, ops(), { kind: "customer-value", query });
    expect(outcome.ok ? [] : outcome.problems.map(({ code }) => code)).toEqual(["EVA-188"]);
    expect(outcome.ok ? "" : outcome.problems[0].cause).toContain("2 accounts");
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
