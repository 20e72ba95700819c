import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "../../src/app/ports/actor.ts";
import { databaseUrl } from "../database-url.ts";
import { openTestJobs } from "../jobs.ts";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

/** A plan of territories A, B, C on a grid of 4 × 6 units; A has all units, and 12 accounts lie on the first of them. */
let jobs: Awaited<ReturnType<typeof openTestJobs>>;
let url = "";
const emails: Record<string, string> = {};
const FOLDER = temporaryFolder();
const emailOf = ({ memberId }: Actor) => `${memberId}@example.com`;

beforeAll(async () => {
  jobs = await openTestJobs();
  url = await databaseUrl(jobs.pool);
  emails.ops = emailOf(jobs.actor);
  emails.admin = emailOf(await jobs.addMember("Ayu", "admin"));
  const { pool, layerId, plan } = jobs;
  const { rows } = await pool.query("SELECT org_id, code FROM units WHERE layer_id = $1", [layerId]);
  await run(["plan", "move", plan.name, ...rows.map(({ code }) => code), "--to", "A"]);
  await pool.query(
    `INSERT INTO accounts (org_id, id, code, name, unit_id, segment, revenue, updated_at)
     SELECT u.org_id, gen_random_uuid(), 'S' || n, 'Shop ' || n, u.id, CASE WHEN n <= 5 THEN 'Key' ELSE 'Retail' END, 100, now()
     FROM units u, generate_series(1, 12) n WHERE u.layer_id = $1 AND u.position = 0`,
    [layerId],
  );
}, 60_000);
afterAll(() => jobs.close());

async function run(args: readonly string[], { as = "ops", text = false } = {}) {
  const all = [...args, "--as", emails[as], ...(text ? ["--lang", "en"] : ["--json"])];
  const { exitCode, out } = await runWilayah(all, { environment: { DATABASE_URL: url } });
  return { exitCode, out, document: text ? null : JSON.parse(out) };
}

const key = { territory: "B", name: "key", items: [{ field: "segment", operation: "equals", value: "key" }] };
const tied = { ...key, territory: "C", items: [{ field: "name", operation: "prefix", value: "shop 1" }] };
const fileOf = (name: string, rules: readonly object[]) => save(FOLDER, name, JSON.stringify({ rules }));

it("tests a file of rules: 1 where there is a tie, 2 where it is wrong, and nothing is written", async () => {
  const good = await run(["rules", "test", "First", fileOf("key.json", [key])]);
  expect([good.exitCode, good.document.report]).toMatchObject([
    0,
    { moves: { accounts: 5, revenue: 500 }, flows: [{ from: "A", to: "B", accounts: 5 }] },
  ]);
  const ties = await run(["rules", "test", "First", fileOf("ties.json", [key, tied])]);
  expect([ties.exitCode, ties.document.report.ties]).toEqual([
    1,
    [{ account: "S1", territories: ["B", "C"] }],
  ]);
  const wrong = await run(["rules", "test", "First", fileOf("wrong.json", [{ ...key, territory: "Z" }])]);
  expect([wrong.exitCode, wrong.document.problems[0].where.item]).toEqual([2, "/rules/0/territory"]);
  const misspelt = fileOf("misspelt.json", [{ ...key, items: [{ ...key.items[0], value: true }] }]);
  const unread = (await run(["rules", "test", "First", misspelt])).document.problems[0];
  expect(unread).toMatchObject({
    where: { file: misspelt, item: "rules.0.items.0.value" },
    cause: expect.stringContaining("expected string, received boolean, or: "),
  });
  expect((await run(["rules", "list", "First"])).document.rules).toEqual([]);
});

it("applies a file of rules, lists them as a file, and finds nothing more to do", async () => {
  const applied = await run(["rules", "apply", "First", fileOf("key.json", [key])]);
  expect([applied.exitCode, applied.document.report.moves.accounts]).toEqual([0, 5]);
  const listed = await run(["rules", "list", "First"]);
  const again = await run(["rules", "apply", "First", save(FOLDER, "listed.json", listed.out)]);
  expect(again.document).toMatchObject({ planVersion: applied.document.planVersion, report: { pinned: 0 } });
  const { out } = await run(["rules", "test", "First"], { text: true });
  expect(out).toContain("decided by: rule 5, geography 7");
  expect((await run(["rules", "list", "First"], { text: true })).out).toContain("1: segment equals key");
});

it("resolves a place and attributes by the plan that holds", async () => {
  const place = ["--lon", "0.05", "--lat", "-0.05"];
  expect((await run(["resolve", ...place])).document.answers).toEqual([]);
  await run(["plan", "submit", "First"]);
  await run(["plan", "approve", "First"], { as: "admin" });
  await run([
    "plan",
    "schedule",
    "First",
    "--on",
    new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10),
  ]);
  await run(["plan", "activate"]);
  expect((await run(["resolve", ...place, "--attr", "segment=Key"])).document.answers).toMatchObject([
    { unit: "r0c0", territory: { code: "B" }, step: "rule" },
  ]);
  const { out } = await run(["resolve", "--unit", "r3c5"], { text: true });
  expect(out).toContain(
    "unit r3c5, territory A Area A, rep vacant, decided by geography\n  geography: decides A\n",
  );
  expect((await run(["resolve", "--lon", "east", "--lat", "0"])).exitCode).toBe(2);
  expect((await run(["resolve", "--unit", "r0c0", "--attr", "colour=red"])).exitCode).toBe(2);
});
