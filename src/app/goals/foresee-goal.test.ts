import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idOf } from "../../../test/build-organisation.ts";
import { buildReview, type Review, TODAY } from "../../../test/build-review.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { storeFacts } from "../../../test/store-facts.ts";
import { goalOutlookSchema } from "../../contract/goals.ts";
import { foreseeGoal } from "./foresee-goal.ts";

let review: Review;
const NAME = "Aiming";
const id = (name: string) => idOf(`${NAME}/${name}`);

beforeAll(async () => {
  review = await buildReview(NAME);
  await storeFacts(review, NAME);
}, 60_000);
afterAll(() => review.close());

describe("the outlook of a goal", () => {
  const goal = async (name: string, fields: Readonly<Record<string, unknown>>) => {
    const all = { name, kind: "quantitative", starts_on: TODAY, ends_on: "2027-01-20", ...fields };
    const { rows } = await review.pool.query<{ id: string }>(
      `INSERT INTO goals (org_id, id, made_by, made_at, ${Object.keys(all).join(", ")})
       VALUES ($1, gen_random_uuid(), $2, now(), ${Object.keys(all).map((_, place) => `$${place + 3}`)}) RETURNING id`,
      [review.actor("ops").orgId, review.actor("ops").memberId, ...Object.values(all)],
    );
    return rows[0].id;
  };
  const outlook = async (goalId: string, as = "ops") => {
    const { goal: _, ...found } = unwrap(await foreseeGoal(review.world, review.actor(as), { goalId }));
    expect(() => goalOutlookSchema.omit({ goal: true }).parse(found)).not.toThrow();
    return found;
  };
  const lacking = ({ smart }: Awaited<ReturnType<typeof outlook>>) =>
    smart.filter(({ state }) => state !== "ok").map(({ part, reason }) => `${part}: ${reason}`);
  const revenue = { metric: "account-revenue", unit: "IDR", target: 1_900, rep_id: id("R1") };

  it("has no chance without a history, and says why", async () => {
    const found = await outlook(await goal("short", revenue));
    expect(found).toMatchObject({ scope: { by: "rep", code: "R1" }, actual: 100, chance: null });
    expect(found.noChance).toBe("too-little-history");
    expect(lacking(found)).toEqual(["owner: not-given", "baseline: not-given", "chance: not-known"]);
  });

  it("is told of a period without end as well", async () => {
    const found = await outlook(await goal("for ever", { ...revenue, ends_on: "9999-12-31" }));
    expect(found).toMatchObject({ actual: 100, chance: null, noChance: "too-little-history" });
  });

  it("of sales is what is reached and the forecast of the days left against the target", async () => {
    for (let month = 0; month < 40; month++) {
      const day = new Date(Date.UTC(2023, 6 + month, 15)).toISOString().slice(0, 10);
      await review.pool.query(
        `INSERT INTO sales (org_id, id, account_id, rep_id, sold_on, amount) VALUES ($1, gen_random_uuid(), $2, $3, $4, $5)`,
        [review.actor("ops").orgId, id("A000"), id("R1"), day, 1_000 + 50 * (month % 3)],
      );
    }
    // 100 by today, then 9 of 30 days, a month, and 19 of 31 days at about 1,050
    const { chance, actual } = await outlook(await goal("likely", { ...revenue, baseline: 1_000 }));
    expect(actual).toBe(100);
    expect(chance).toMatchObject({ basis: "months", count: 3 });
    expect(chance?.expected).toBeGreaterThan(1_900);
    expect(chance?.expected).toBeLessThan(2_300);
    expect(chance?.probability).toBeGreaterThan(0.6);
    const bold = await outlook(await goal("bold", { ...revenue, target: 9_000 }));
    expect(bold.chance?.probability).toBeLessThan(0.05);
    expect(lacking(bold)).toContain("chance: above-forecast");
  });

  it("of sales with two years of history is what is reached and the months left as they were a year before", async () => {
    for (let month = 0; month < 24; month++) {
      const day = new Date(Date.UTC(2024, 10 + month, 15)).toISOString().slice(0, 10);
      await review.pool.query(
        `INSERT INTO sales (org_id, id, account_id, sold_on, amount) VALUES ($1, gen_random_uuid(), $2, $3, $4)`,
        [review.actor("ops").orgId, id("A003"), day, 1_000 + 50 * (month % 3)],
      );
    }
    const ofAccount = { metric: "account-revenue", unit: "IDR", account_id: id("A003") };
    const within = await outlook(await goal("two months", { ...ofAccount, target: 1_800 }));
    expect(within).toMatchObject({ actual: 0, chance: { basis: "year-before", count: 12 }, noChance: null });
    const year = { ...ofAccount, starts_on: "2026-11-21", ends_on: "2027-11-01" };
    expect(await outlook(await goal("a year", { ...year, target: 12_000 }))).toMatchObject({
      chance: { basis: "year-before", count: 12 },
    });
    expect(within.chance?.probability).toBeGreaterThan(0.5);
    const beyond = await outlook(await goal("too much", { ...ofAccount, target: 9_000 }));
    expect(beyond.chance?.probability).toBeLessThan(0.05);
  });

  it("of any other key figure is drawn from periods of the same length before", async () => {
    const found = await outlook(
      await goal("outlets", { metric: "active-outlets", unit: "outlets", target: 1 }),
    );
    expect(found.scope).toEqual({ by: "organisation", code: "" });
    expect(found.chance).toMatchObject({ basis: "periods", count: 6 });
    expect(found.chance?.probability).toBeGreaterThan(0.5);
  });

  it("says what cannot be foretold: several things at once, no key figure, a rubric; and keeps to what is in reach", async () => {
    const two = await outlook(await goal("two", { ...revenue, product_id: id("P1") }));
    expect([two.scope, two.noChance]).toEqual([null, "several-scopes"]);
    const love = await outlook(await goal("love", { ...revenue, metric: "love" }));
    expect([love.noChance, lacking(love)[0]]).toEqual(["no-key-figure", "metric: no-key-figure"]);
    const service = await goal("service", {
      kind: "qualitative",
      rubric: "Answers within a day",
      rep_id: id("R1"),
    });
    expect(lacking(await outlook(service))).toEqual([
      "rubric: not-given",
      "owner: not-given",
      "target: not-given",
    ]);
    const hidden = await foreseeGoal(review.world, review.actor("rep2"), { goalId: service });
    expect(hidden.ok ? [] : hidden.problems.map(({ code }) => code)).toEqual(["APP-404"]);
  });
});
