import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReview, type Review, TODAY } from "../../../test/build-review.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { archivePlan } from "../plans/archive-plan.ts";
import { addComment } from "./add-comment.ts";
import { addTerritoryItem, type NewTerritoryItem } from "./add-territory-item.ts";
import { changeTerritoryItem } from "./change-territory-item.ts";
import { listComments } from "./list-comments.ts";
import { readTerritoryPage } from "./read-territory-page.ts";
import { removeTerritoryItem } from "./remove-territory-item.ts";

let review: Review;
beforeAll(async () => {
  review = await buildReview("Items");
});
afterAll(() => review.close());

const place = (code: string) => ({
  planId: review.holdingPlanId,
  territoryId: review.territory(code, "holding"),
});
const add = (member: string, item: Partial<NewTerritoryItem>, code = "T1") =>
  addTerritoryItem(review.world, review.actor(member), {
    ...place(code),
    kind: "goal",
    body: "Win back two lapsed accounts",
    departmentRole: null,
    dueOn: null,
    doneOn: null,
    ...item,
  });
const itemsOf = async (member: string, code = "T1") =>
  unwrap(await readTerritoryPage(review.world, review.actor(member), place(code))).items;

describe("items of a one-page plan", () => {
  it("stand in order of kind and due date, for the rep, the manager and operations", async () => {
    unwrap(await add("boss", { kind: "department", body: "Service", departmentRole: "repairs in a day" }));
    unwrap(await add("rep1", { kind: "action", body: "later", dueOn: "2027-01-31" }));
    unwrap(await add("rep1", { kind: "action", body: "sometime" }));
    unwrap(await add("ops", { kind: "action", body: "soon", dueOn: "2026-12-01" }));
    unwrap(await add("rep1", {}));
    const order = (await itemsOf("rep1")).map(({ kind, body }) => [kind, body]);
    expect(order).toEqual([
      ["goal", "Win back two lapsed accounts"],
      ["action", "soon"],
      ["action", "later"],
      ["action", "sometime"],
      ["department", "Service"],
    ]);
    expect(await itemsOf("boss")).toEqual(await itemsOf("rep1"));
  });

  it("are neither made nor seen nor changed by a rep of another territory", async () => {
    const item = unwrap(await add("rep1", { body: "CANARY-THREE" }));
    expect(codesOf(await add("rep2", {}))).toEqual(["APP-404"]);
    expect(JSON.stringify(await itemsOf("rep2", "T2"))).not.toContain("CANARY");
    const request = { itemId: item.id, version: 1 };
    for (const code of ["T1", "T2"]) {
      const from = { ...place(code), ...request };
      expect(
        codesOf(
          await changeTerritoryItem(review.world, review.actor("rep2"), { ...from, changes: { body: "!" } }),
        ),
      ).toEqual(["APP-404"]);
      expect(codesOf(await removeTerritoryItem(review.world, review.actor("rep2"), from))).toEqual([
        "APP-404",
      ]);
    }
  });

  it("are refused with all that is wrong at once", async () => {
    expect(codesOf(await add("rep1", { body: " ", departmentRole: "x", dueOn: "2026-02-30" }))).toEqual([
      "APP-422",
      "APP-422",
      "APP-422",
    ]);
    expect(codesOf(await add("rep1", { kind: "department", dueOn: "2026-12-01" }))).toEqual([
      "APP-422",
      "APP-422",
    ]);
    expect(codesOf(await add("rep1", { doneOn: "2026-11-22" }))).toEqual(["APP-422"]);
    expect(codesOf(await add("rep1", { doneOn: TODAY }))).toEqual(["ok"]);
  });

  it("are marked done on the version that was read, once by one of two", async () => {
    const item = unwrap(await add("rep1", { kind: "training", body: "Product course" }));
    const change = { ...place("T1"), itemId: item.id, version: 1, changes: { doneOn: TODAY } };
    const both = await Promise.all(
      ["rep1", "boss"].map((member) => changeTerritoryItem(review.world, review.actor(member), change)),
    );
    expect(both.flatMap(codesOf).sort()).toEqual(["APP-412", "ok"]);
    expect((await itemsOf("rep1")).find(({ id }) => id === item.id)).toMatchObject({
      doneOn: TODAY,
      version: 2,
    });
    const removal = { ...place("T1"), itemId: item.id };
    const rep = review.actor("rep1");
    expect(codesOf(await removeTerritoryItem(review.world, rep, { ...removal, version: 1 }))).toEqual([
      "APP-412",
    ]);
    unwrap(await removeTerritoryItem(review.world, rep, { ...removal, version: 2 }));
    expect(codesOf(await removeTerritoryItem(review.world, rep, { ...removal, version: 2 }))).toEqual([
      "APP-404",
    ]);
  });

  it("fill one page and no more", async () => {
    await review.pool.query(
      `INSERT INTO territory_items (org_id, id, plan_id, territory_id, kind, body, made_by, made_at)
       SELECT t.org_id, gen_random_uuid(), t.plan_id, t.id, 'goal', 'x', $2, now()
       FROM territories t, generate_series(1, 200) WHERE t.id = $1`,
      [place("T2").territoryId, review.actor("ops").memberId],
    );
    expect(codesOf(await add("rep2", {}, "T2"))).toEqual(["APP-409"]);
  });
});

describe("comments", () => {
  const comment = (member: string, body: string, code: string | null) =>
    addComment(review.world, review.actor(member), {
      planId: review.planId,
      territoryId: code === null ? null : review.territory(code),
      body,
    });
  const bodies = async (member: string, page: { limit?: number; code?: string } = {}) =>
    unwrap(
      await listComments(review.world, review.actor(member), {
        planId: review.planId,
        territoryId: page.code === undefined ? null : review.territory(page.code),
        limit: page.limit ?? 100,
        after: null,
      }),
    ).map(({ body }) => body);

  it("on a territory are read by who has it, on the plan by everyone who sees it", async () => {
    unwrap(await comment("rep1", "CANARY-FOUR", "T1"));
    unwrap(await comment("ops", "for all", null));
    unwrap(await comment("boss", "for T2", "T2"));
    expect(await bodies("rep1")).toEqual(["for all", "CANARY-FOUR"]);
    expect(await bodies("rep2")).toEqual(["for T2", "for all"]);
    expect(await bodies("ops", { code: "T1" })).toEqual(["CANARY-FOUR"]);
    expect(await bodies("boss", { limit: 2 })).toEqual(["for T2", "for all"]);
  });

  it("are neither made on nor listed of a territory out of reach, and not empty", async () => {
    expect(codesOf(await comment("rep2", "let me in", "T1"))).toEqual(["APP-404"]);
    expect(codesOf(await comment("rep3", "let me in", null))).toEqual(["APP-404"]);
    expect(codesOf(await comment("rep1", " ", "T1"))).toEqual(["APP-422"]);
    const list = { planId: review.planId, territoryId: review.territory("T1"), limit: 1, after: null };
    expect(codesOf(await listComments(review.world, review.actor("rep2"), list))).toEqual(["APP-404"]);
  });
});

describe("the wall in the database", () => {
  /** Rows that a statement touches as this member, past the use cases; rolled back. */
  async function rowsTouched(member: string, statement: string, values: readonly unknown[] = []) {
    const { orgId, memberId, today } = review.actor(member);
    const client = await review.pool.connect();
    try {
      await client.query("BEGIN; SET LOCAL ROLE wilayah_app");
      await client.query(
        "SELECT set_config('wilayah.org_id', $1, true), set_config('wilayah.member_id', $2, true), set_config('wilayah.today', $3, true)",
        [orgId, memberId, today],
      );
      return (await client.query(statement, [...values])).rowCount;
    } catch (error) {
      return (error as { code?: string }).code;
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  }
  /** SQLSTATE: no privilege, or a row that a policy refuses. */
  const REFUSED = "42501";

  it("lets nobody change items of others, even without looking at them", async () => {
    expect(await rowsTouched("rep3", "UPDATE territory_items SET body = 'x'")).toBe(0);
    expect(await rowsTouched("rep3", "DELETE FROM territory_items")).toBe(0);
    expect(await rowsTouched("rep1", "UPDATE territory_items SET body = 'x'")).toBe(
      (await itemsOf("rep1")).length,
    );
  });

  it("keeps comments as they are, and lets nobody speak for another", async () => {
    expect(await rowsTouched("ops", "UPDATE comments SET body = 'x'")).toBe(REFUSED);
    expect(await rowsTouched("ops", "DELETE FROM comments")).toBe(REFUSED);
    const insert = `INSERT INTO comments (org_id, id, plan_id, territory_id, body, made_by, made_at)
      VALUES ($1, gen_random_uuid(), $2, $3, 'x', $4, now())`;
    const { orgId, memberId } = review.actor("rep1");
    const values = [orgId, review.planId, review.territory("T1")];
    expect(await rowsTouched("rep1", insert, [...values, memberId])).toBe(1);
    expect(await rowsTouched("ops", insert, [...values, memberId])).toBe(REFUSED);
    expect(await rowsTouched("rep2", insert, [...values, review.actor("rep2").memberId])).toBe(REFUSED);
  });

  it("lets only those answer challenges who see everything", async () => {
    const { orgId, memberId } = review.actor("rep1");
    await review.pool.query(
      `INSERT INTO challenges (org_id, id, plan_id, territory_id, wish, unit_id, reason, state, raised_by, raised_at)
       SELECT $1, gen_random_uuid(), $2, $3, 'add', id, 'mine', 'open', $4, now() FROM units WHERE org_id = $1 AND code = 'U005'`,
      [orgId, review.planId, review.territory("T1"), memberId],
    );
    const answer = "UPDATE challenges SET state = 'accepted'";
    expect(await rowsTouched("rep1", answer)).toBe(0);
    expect(await rowsTouched("boss", answer)).toBe(0);
    expect(await rowsTouched("ops", answer)).toBe(1);
    expect(await rowsTouched("ops", "DELETE FROM challenges")).toBe(REFUSED);
  });

  it("tells no ids of accounts of a territory that is not granted", async () => {
    const ids = "SELECT territory_account_ids($1)";
    expect(await rowsTouched("rep1", ids, [review.territory("T1")])).toBe(11);
    expect(await rowsTouched("rep2", ids, [review.territory("T1")])).toBe(0);
  });

  it("lets nobody read another's notifications or mark them as read", async () => {
    const read = "UPDATE notifications SET read_at = now()";
    const own = await rowsTouched("rep1", "SELECT 1 FROM notifications");
    expect(own).toBeGreaterThan(0);
    expect(await rowsTouched("rep1", read)).toBe(own);
    expect(await rowsTouched("admin", read)).toBe(0);
  });
});

it("an archived plan's pages stay as they are", async () => {
  const ops = review.actor("ops");
  const { rows } = await review.pool.query<{ version: number }>("SELECT version FROM plans WHERE id = $1", [
    review.holdingPlanId,
  ]);
  unwrap(await archivePlan(review.world, ops, { planId: review.holdingPlanId, version: rows[0].version }));
  expect(codesOf(await add("ops", {}))).toEqual(["APP-409"]);
  expect((await itemsOf("ops")).length).toBeGreaterThan(0);
});
