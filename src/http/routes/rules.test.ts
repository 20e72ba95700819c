import { afterAll, beforeAll, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { addTerritory } from "../../app/plans/add-territory.ts";
import { branchPlan } from "../../app/plans/branch-plan.ts";
import { editAlignment } from "../../app/plans/edit-alignment.ts";
import { revertPlan } from "../../app/plans/revert-plan.ts";
import type { QueuedJob } from "../../app/ports/job-queue.ts";
import { runRulesJob } from "../../app/rules/run-rules-job.ts";
import { success } from "../../core/domain/problem.ts";
import { openJobLedger } from "../../store/job-ledger.ts";
import { openIdempotency } from "../../store/open-idempotency.ts";
import { buildServer } from "../build-server.ts";
import { ruleRoutes } from "./rules.ts";

/**
 * Accounts A000 … A023 of the review: even ones are of segment A, odd ones of B; revenue 100, 101, …; those on U000–U005
 * (A000–A005, A012–A017) lie in T1 (rep R1), the others in T2 (R2). T3 has no unit and no rep.
 */
let review: Review;
let server: ReturnType<typeof buildServer>;
let planId: string;
let version: number;
const sent: QueuedJob[] = [];

beforeAll(async () => {
  review = await buildReview("Rules");
  const { world, pool } = review;
  const ops = review.actor("ops");
  const draft = unwrap(
    await branchPlan(world, ops, { planId: review.holdingPlanId, name: "Ruled", salesForce: null }),
  );
  planId = draft.id;
  const third = { code: "T3", name: "Third", parent: null, share: 1 };
  const added = unwrap(await addTerritory(world, ops, { planId, version: draft.version, ...third }));
  const manual = { account: "A020", territory: "T2", cause: "manual" } as const;
  const edit = { planId, version: added.version, reason: "", units: [], accounts: [manual] };
  version = unwrap(await editAlignment(world, ops, edit)).version;
  await pool.query(
    "UPDATE accounts SET parent_id = (SELECT id FROM accounts WHERE code = 'A000') WHERE code = 'A003'",
  );
  await pool.query(
    `INSERT INTO opportunities (org_id, id, name, account_id, amount, stage, created_on, closed_on, version, updated_at)
     SELECT org_id, gen_random_uuid(), 'deal', id, v.amount, v.stage, '2026-01-01', v.closed::date, 1, now()
     FROM accounts, (VALUES (500, 'proposal', NULL), (70, 'won', '2026-02-01')) AS v (amount, stage, closed)
     WHERE code IN ('A012', 'A005')`,
  );
  server = buildServer(
    {
      version: "0.0.0",
      authenticate: async ({ headers }) => review.actor(String(headers.authorization).replace("Bearer ", "")),
      isReady: async () => [],
      idempotency: openIdempotency(pool, world.wallClock),
      log: { write: () => {} },
    },
    [ruleRoutes({ ...world, engine: null as never, queue: { send: async (job) => void sent.push(job) } })],
  );
}, 60_000);
afterAll(async () => {
  await server.close();
  await review.close();
});

type Method = "GET" | "POST" | "PUT" | "DELETE";
async function ask(method: Method, path: string, payload?: object, ifMatch = version) {
  const response = await server.inject({
    method,
    url: `/v1/plans/${planId}/rules${path}`,
    headers: { host: "localhost", authorization: "Bearer ops", "if-match": `"v${ifMatch}"` },
    ...(payload && { payload }),
  });
  const body = response.json();
  if (response.statusCode < 300 && method !== "GET" && "version" in body) version = body.version;
  return { status: response.statusCode, body };
}

/** Works the job that was asked for last. */
async function work() {
  const job = sent.at(-1);
  if (!job) throw new Error("no job was sent");
  const ledger = openJobLedger(review.pool);
  const claimed = await ledger.claim(job, 60);
  if (!claimed) throw new Error("not claimed");
  const end = await runRulesJob(review.world, claimed, {
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  const { rows } = await review.pool.query("SELECT result FROM jobs WHERE id = $1", [job.jobId]);
  return { end, result: rows[0].result };
}

const overrides = async () => {
  const { rows } = await review.pool.query(
    `SELECT a.code || ' ' || t.code || ' ' || o.cause AS line FROM overrides o JOIN accounts a ON a.id = o.account_id
     JOIN territories t ON t.id = o.territory_id WHERE o.plan_id = $1 ORDER BY 1`,
    [planId],
  );
  return rows.map(({ line }) => line);
};

const equals = (field: string, value: string) => ({ field, operation: "equals", value });
const BIG = {
  territory: "T3",
  name: "big A",
  items: [equals("segment", "a"), { field: "revenue", operation: "greater-or-equal", value: 110 }],
};
const RULES = [
  BIG,
  { territory: "T2", name: "key", kind: "named", keepsFamilies: true, accounts: ["A000"] },
  { territory: "T1", name: "law", kind: "legal", items: [equals("name", "A022")] },
  { territory: "T1", name: "as good", items: [equals("segment", "A"), equals("code", "A010")] },
];
const MANUAL = "A020 T2 manual";
const APPLIED = [
  "A000 T2 named",
  "A003 T2 named",
  ...["A012", "A014", "A016", "A018"].map((code) => `${code} T3 rule`),
  MANUAL,
  "A022 T1 legal",
];

it("refuses rules with everything that is wrong with them", async () => {
  const refused = await ask("PUT", "", {
    rules: [
      { ...BIG, filter: "1 AND 3" },
      BIG,
      { territory: "T9", name: "x", kind: "named", accounts: ["A000", "nobody"] },
    ],
  });
  expect(refused.status).toBe(422);
  const places = refused.body.problems.map(({ where }: { where: { item: string } }) => where.item);
  expect(places).toEqual([
    "/rules/0/filter character 7",
    "/rules/1/name",
    "/rules/2/territory",
    "/rules/2/accounts/1",
  ]);
});

it("keeps a set of rules, and each of them, as versions of the plan", async () => {
  const before = version;
  const stored = await ask("PUT", "", { rules: RULES });
  expect([stored.status, version, stored.body.rules.length]).toEqual([200, before + 1, 4]);
  // the same again is no change, whatever order the database keeps the keys of a condition in
  expect((await ask("PUT", "", { rules: RULES })).body.version).toBe(before + 1);
  const added = await ask("POST", "", { ...BIG, name: "one more", isActive: false });
  expect([added.status, version]).toEqual([201, before + 2]);
  const { id } = added.body.rule;
  const edited = await ask("PUT", `/${id}`, { ...BIG, name: "renamed", isActive: false });
  expect([edited.status, edited.body.rule.id, version]).toEqual([200, id, before + 3]);
  expect((await ask("PUT", `/${id}`, { ...BIG, isActive: false })).body.problems[0].where.item).toBe("/name");
  const names = (await ask("GET", "")).body.rules.map(({ name }: { name: string }) => name);
  expect(names).toEqual(["as good", "law", "key", "big A", "renamed"]);
  expect((await ask("DELETE", `/${id}`)).body.rules.length).toBe(4);
  expect((await ask("DELETE", `/${id}`)).status).toBe(404);
  expect((await ask("PUT", "", { rules: [] }, before)).status).toBe(412);
});

it("tells what rules would do, and writes nothing", async () => {
  expect((await ask("POST", "/test", {})).status).toBe(202);
  const { end, result } = await work();
  expect(end).toEqual({ kind: "stored" });
  expect(result).toMatchObject({
    planVersion: version,
    ...{ accounts: 24, held: 0, pinned: 0, peopleReplaced: 0 },
    steps: { legal: 1, named: 2, manual: 1, rule: 4, "parent-rule": 0, geography: 16, unassigned: 0 },
    findings: { tie: 1, overlap: 1, gap: 0, above: 0 },
    moves: { accounts: 7, revenue: 112 + 114 + 116 + 118 + 100 + 103 + 122, openDeals: 1, openAmount: 500 },
    ties: [{ account: "A010", territories: ["T1", "T3"] }],
  });
  const sum = (key: string) =>
    result.flows.reduce((total: number, flow: Record<string, number>) => total + flow[key], 0);
  expect([sum("accounts"), sum("revenue")]).toEqual([7, result.moves.revenue]);
  expect(result.reps).toMatchObject([
    { code: "R1", lost: { accounts: 5, openDeals: 1 }, gained: { accounts: 1 } },
    { code: "R2", lost: { accounts: 2 }, gained: { accounts: 2 } },
  ]);
  expect(
    result.rules.map(({ name, matches, decides }: Record<string, unknown>) => [name, matches, decides]),
  ).toEqual([
    ["as good", 1, 0],
    ["law", 1, 1],
    ["key", 2, 2],
    // the even ones from A010: tied, decided by a person and by the law are three of them
    ["big A", 7, 4],
  ]);
  expect(await overrides()).toEqual([MANUAL]);
  // rules that are not stored
  await ask("POST", "/test", { rules: [{ ...BIG, items: [equals("segment", "B")] }] });
  expect((await work()).result.moves.accounts).toBe(12);
});

it("says of an account which rule puts it where it is, and which others it satisfies", async () => {
  const byLaw = (await ask("GET", "/explanation?account=A022")).body;
  expect(byLaw).toMatchObject({ territory: "T2", cause: null, decided: "T1", step: "legal" });
  expect(byLaw.chain.find(({ step }: { step: string }) => step === "rule")).toMatchObject({
    verdict: "outranked",
    matches: [{ territory: "T3", rules: [{ territory: "T3", name: "big A" }], conditions: 2 }],
  });
  const tied = (await ask("GET", "/explanation?account=A010")).body;
  expect(tied).toMatchObject({ territory: "T2", decided: "T2", step: "geography" });
  const family = (await ask("GET", "/explanation?account=A003")).body;
  expect(family).toMatchObject({ decided: "T2", step: "named" });
  expect((await ask("GET", "/explanation?account=nobody")).status).toBe(422);
});

it("applies them in one change-set, keeps the totals, and then has nothing left to do", async () => {
  expect((await ask("POST", "/apply", undefined, 1)).status).toBe(412);
  expect((await ask("POST", "/apply")).status).toBe(202);
  const { end, result } = await work();
  expect([end, result.planVersion]).toEqual([{ kind: "stored" }, version + 1]);
  version = result.planVersion;
  expect(await overrides()).toEqual(APPLIED);
  const totals = () =>
    review.pool.query(
      "SELECT territory_id, accounts, revenue FROM territory_totals WHERE plan_id = $1 ORDER BY 1",
      [planId],
    );
  const kept = (await totals()).rows;
  const ops = review.actor("ops");
  unwrap(
    await review.world.store.transact(ops, async (tx) => success(await tx.alignment.recountTotals(planId))),
  );
  expect((await totals()).rows).toEqual(kept);
  expect((await ask("GET", "/explanation?account=A012")).body).toMatchObject({
    territory: "T3",
    cause: "rule",
  });
  await ask("POST", "/apply");
  expect((await work()).result).toMatchObject({ planVersion: version, moves: { accounts: 0 }, pinned: 0 });
});

it("lists ties, overlaps and gaps page after page", async () => {
  const tie = (await ask("GET", "/findings?finding=tie")).body;
  expect(tie.items).toMatchObject([{ code: "A010", territory: "T2", claims: ["T1", "T3"] }]);
  expect(tie.next).toBe(null);
  await review.pool.query("UPDATE accounts SET unit_id = NULL WHERE code IN ('A001', 'A007', 'A013')");
  const codes: string[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page: { items: { code: string }[]; next: string | null } = (
      await ask("GET", `/findings?finding=gap&limit=2${after && `&after=${after}`}`)
    ).body;
    codes.push(...page.items.map(({ code }) => code));
    after = page.next;
  }
  expect(codes).toEqual(["A001", "A007", "A013"]);
});

it("takes back what rules did where they no longer say it, and nothing that enters or leaves a locked territory", async () => {
  await ask("PUT", "", { rules: RULES.slice(1, 3) });
  await review.pool.query("UPDATE territories SET is_locked = true WHERE plan_id = $1 AND code = 'T1'", [
    planId,
  ]);
  await ask("POST", "/apply");
  const { result } = await work();
  // A012, A014 and A016 would return to T1; A018 returns to T2
  expect(result).toMatchObject({ held: 3, moves: { accounts: 1 } });
  version = result.planVersion;
  expect(await overrides()).toEqual(APPLIED.filter((line) => !line.startsWith("A018")));
  await review.pool.query("UPDATE territories SET is_locked = false WHERE plan_id = $1", [planId]);
});

it("goes along with a branch and back with a revert, and is part of what is approved", async () => {
  const ops = review.actor("ops");
  const { world } = review;
  const hash = async (id: string) =>
    unwrap(await world.store.transact(ops, async (tx) => success(await tx.plans.contentHash(id))));
  const branch = unwrap(await branchPlan(world, ops, { planId, name: "Branch", salesForce: null }));
  const names = async (id: string) =>
    unwrap(await world.store.transact(ops, async (tx) => success(await tx.rules.list(id)))).map(
      ({ name }) => name,
    );
  expect(await names(branch.id)).toEqual(["law", "key"]);
  expect(await hash(branch.id)).toBe(await hash(planId));
  await ask("PUT", "", { rules: [] });
  expect(await hash(branch.id)).not.toBe(await hash(planId));
  const reverted = unwrap(await revertPlan(world, ops, { planId, version, toVersion: version - 1 }));
  version = reverted.version;
  expect(await names(planId)).toEqual(["law", "key"]);
  expect(await hash(branch.id)).toBe(await hash(planId));
  // before any rule
  version = unwrap(await revertPlan(world, ops, { planId, version, toVersion: 3 })).version;
  expect(await names(planId)).toEqual([]);
  expect(await overrides()).toEqual([MANUAL]);
});

it("leaves a plan alone that has gone on since, or is no draft", async () => {
  await ask("PUT", "", { rules: RULES });
  await ask("POST", "/apply");
  await ask("PUT", "", { rules: [] });
  const late = await work();
  expect(late.end).toMatchObject({ kind: "ended", state: "failed", problems: [{ code: "APP-412" }] });
  const [draft, draftVersion] = [planId, version];
  planId = review.holdingPlanId;
  version = (await ask("GET", "")).body.version;
  expect((await ask("PUT", "", { rules: RULES })).status).toBe(409);
  expect((await ask("POST", "/apply")).status).toBe(409);
  [planId, version] = [draft, draftVersion];
});
