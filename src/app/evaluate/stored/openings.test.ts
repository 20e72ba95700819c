import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idOf } from "../../../../test/build-organisation.ts";
import { buildReview, type Review, TODAY } from "../../../../test/build-review.ts";
import { unwrap } from "../../../../test/outcomes.ts";
import { storeFacts } from "../../../../test/store-facts.ts";
import {
  lookAlikesSchema,
  prioritiesSchema,
  productOpeningsSchema,
} from "../../../contract/account-openings.ts";
import { FORECAST_SUMS } from "../../../core/domain/forecast-sums.ts";
import { evaluateStore } from "./evaluate-store.ts";
import { findStoredProductOpenings } from "./find-stored-product-openings.ts";
import { showFollowed } from "./show-followed.ts";
import { showForetold } from "./show-foretold.ts";

let review: Review;
const NAME = "Openings";
const WINDOW = { from: TODAY, until: "2026-12-21" };
const DATED = { ...WINDOW, credit: "effective-dated" } as const;

beforeAll(async () => {
  review = await buildReview(NAME);
  await storeFacts(review, NAME);
}, 60_000);
afterAll(() => review.close());

describe("which accounts to turn to", () => {
  const ops = () => review.actor("ops");
  const set = (values: string, code: string) =>
    review.pool.query(`UPDATE accounts SET ${values} WHERE code = $1`, [code]);

  it("is told by what an hour is expected to bring, prospects with the margin of all", async () => {
    await set("workload_hours = 1", "A000");
    await set("stage = 'prospect', potential = 36525, workload_hours = 10, segment = 'B'", "A002");
    const found = unwrap(
      await evaluateStore(review.world, ops(), { kind: "priorities", query: { ...WINDOW, limit: 1 } }),
    );
    expect(prioritiesSchema.safeParse(found).error).toBeUndefined();
    // 190 sold for 100 of goods and 90 of service
    expect(found).toMatchObject({ meanMargin: 0, ranked: 2, winning: { won: 10, closed: 10 } });
    expect(found.accounts).toHaveLength(1);
    await review.pool.query("UPDATE costs SET amount = 9 WHERE kind = 'visit'");
    const { accounts, meanMargin } = unwrap(
      await evaluateStore(review.world, ops(), { kind: "priorities", query: { ...WINDOW, limit: 9 } }),
    );
    await review.pool.query("UPDATE costs SET amount = 90 WHERE kind = 'visit'");
    expect(meanMargin).toBeCloseTo(81 / 190, 12);
    const hours = (36525 * 30) / 365.25 / ((10 * 12 * 30) / 365.25);
    expect(accounts[0]).toMatchObject({ account: "A002", isProspect: true, currentRevenue: 0 });
    expect(accounts[0].gainPerHour).toBeCloseTo((11 / 12) * (81 / 190) * hours, 9);
  });

  it("is told by likeness to the best customers, with the reasons", async () => {
    await set("segment = 'B', potential = 3652.5", "A006");
    await set("stage = 'prospect', segment = 'C'", "A003");
    const query = { ...WINDOW, bestShare: 0.5, limit: 9 };
    const found = unwrap(await evaluateStore(review.world, ops(), { kind: "look-alikes", query }));
    expect(lookAlikesSchema.safeParse(found).error).toBeUndefined();
    expect(found).toMatchObject({ customers: { best: 1, others: 1 }, compared: 2, model: null });
    expect(found.prospects[0].nearest[0].account).toBe("A000");
    const none = await evaluateStore(review.world, ops(), {
      kind: "look-alikes",
      query: { ...query, from: "2020-01-01", until: "2020-02-01" },
    });
    expect(none.ok ? [] : none.problems.map(({ code }) => code)).toEqual(["EVA-192"]);
  });

  it("is told product by product: what customers like it bought and it did not", async () => {
    const id = (code: string) => idOf(`${NAME}/${code}`);
    const ask = (code: string, window = WINDOW) =>
      findStoredProductOpenings(review.world, ops(), { accountId: id(code), peers: 20, ...window });
    const found = unwrap(await ask("A006"));
    expect(productOpeningsSchema.safeParse(found).error).toBeUndefined();
    expect(found).toMatchObject({ account: "A006", peers: [{ account: "A000" }], bought: [] });
    // the one peer spent 150 on soap
    const soap = { product: "P1", name: "Soap", buyers: 1, share: 1, medianRevenue: 150 };
    expect(found.openings).toMatchObject([soap]);
    const own = unwrap(await ask("A000"));
    expect(own).toMatchObject({ bought: [{ product: "P1", revenue: 150 }], openings: [] });
    const empty = await ask("A000", { from: TODAY, until: TODAY });
    expect(empty.ok ? [] : empty.problems.map(({ code }) => code)).toEqual(["EVA-161"]);
    const gone = await findStoredProductOpenings(review.world, ops(), {
      ...{ accountId: id("nothing"), peers: 20 },
      ...WINDOW,
    });
    expect(gone.ok ? [] : gone.problems.map(({ code }) => code)).toEqual(["APP-404"]);
  });

  it("needs five territories to tell circumstances from performance", async () => {
    const found = await evaluateStore(review.world, ops(), {
      kind: "performance",
      query: { ...DATED, predictors: "potential" },
    });
    expect(found.ok ? [] : found.problems.map(({ code }) => code)).toEqual(["EVA-180"]);
  });
});

describe("the open pipeline", () => {
  it("is foretold from the stage that each has been in for so long", async () => {
    const ops = review.actor("ops");
    await review.pool.query(
      `INSERT INTO opportunity_stages (org_id, opportunity_id, number, stage, entered_on, made_by, made_at)
       SELECT org_id, id, 1, 'proposal', created_on, $2, now() FROM opportunities WHERE org_id = $1`,
      [ops.orgId, ops.memberId],
    );
    const ask = async (days: number, as = "ops") =>
      unwrap(
        await evaluateStore(review.world, review.actor(as), {
          kind: "pipeline-forecast",
          query: { ...DATED, by: "rep", days },
        }),
      );
    const { all, groups, chances } = await ask(20);
    expect(groups.map(({ group, open }) => [group, open])).toEqual([
      ["R1", 5],
      ["R2", 12],
    ]);
    expect(chances.map(({ stage, bands }) => [stage, bands[0]])).toEqual([
      ["proposal", { fromDays: 0, followed: 27, won: 10, chance: expect.closeTo(10 / 27, 12) }],
    ]);
    expect(all.weighted).toBeCloseTo((17 * 10 * 10) / 27, 9);
    expect(all).toMatchObject({ bestCase: 170, limits: null });
    // nobody has been followed for 60 days
    expect((await ask(60)).all).toMatchObject({ weighted: 0, withoutChance: 17 });
    // leads that fall into a territory and have no account are not within a rep's reach, nor is what came of them
    expect((await ask(20, "rep1")).all.open).toBe(0);
  });

  it("opens each sum and each chance of its forecast to the opportunities behind it", async () => {
    const query = { ...DATED, by: "rep", days: 20, limit: 200 } as const;
    const forecast = unwrap(
      await evaluateStore(review.world, review.actor("ops"), { kind: "pipeline-forecast", query }),
    );
    const show = async (more: Partial<Parameters<typeof showForetold>[2]>, as = "ops") =>
      unwrap(
        await showForetold(review.world, review.actor(as), {
          ...{ ...query, part: "weighted", code: null },
          ...more,
        }),
      );
    for (const part of FORECAST_SUMS) {
      const all = await show({ part });
      expect([part, all.sum]).toEqual([part, expect.closeTo(forecast.all[part], 9)]);
      expect(all.items.length, part).toBe(all.counted);
      for (const group of forecast.groups) {
        const { sum, items } = await show({ part, code: group.group });
        expect([part, sum]).toEqual([part, expect.closeTo(group[part], 9)]);
        expect(items.reduce((total, { adds }) => total + adds, 0)).toBeCloseTo(sum, 9);
      }
    }
    // its 17 chances of 10 ÷ 27 are below one half
    expect(await show({ part: "commit" })).toMatchObject({ sum: 0, counted: 0, items: [] });
    const [first] = (await show({ limit: 1 })).items;
    expect(first).toMatchObject({ stage: "proposal", amount: 10, chance: expect.closeTo(10 / 27, 12) });
    expect(await show({}, "rep1")).toMatchObject({ counted: 0, items: [] });

    const of = { ...query, stage: "proposal", fromDays: 0 };
    const chance = unwrap(await showFollowed(review.world, review.actor("ops"), of));
    expect(chance).toMatchObject({ followed: 27, won: 10, chance: expect.closeTo(10 / 27, 12) });
    expect(chance.items.length).toBe(27);
    expect(chance.items.filter(({ isWonInTime }) => isWonInTime).length).toBe(10);
    const ofStage = forecast.chances[0].bands.reduce((sum, { followed }) => sum + followed, 0);
    expect(chance.ofStage.followed).toBe(ofStage);
    const unknown = await showFollowed(review.world, review.actor("ops"), { ...of, stage: "demo" });
    expect(unwrap(unknown)).toMatchObject({ followed: 0, chance: null, items: [] });
    expect(unwrap(await showFollowed(review.world, review.actor("rep1"), of))).toMatchObject({
      followed: 0,
      items: [],
    });
  });
});

it("a change is split against a period before that begins with the calendar, no earlier", async () => {
  const query = { ...DATED, until: "9999-12-31" };
  const { before } = unwrap(
    await evaluateStore(review.world, review.actor("ops"), { kind: "causes", query }),
  );
  expect(before).toEqual({ from: "0001-01-01", until: TODAY });
});
