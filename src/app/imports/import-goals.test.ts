import { afterAll, beforeAll, expect, it } from "vitest";
import { unwatched, uploadAndCheck } from "../../../test/import-file.ts";
import { openTestJobs } from "../../../test/jobs.ts";
import { applyImport, undoImport } from "./write-import.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
beforeAll(async () => {
  jobs = await openTestJobs();
}, 60_000);
afterAll(() => jobs.close());

const check = (kind: "goals" | "products", content: string) =>
  uploadAndCheck(jobs.world, jobs.actor, { kind, content });
const attempt = (importId: string) => ({ importId, claimed: null, watch: unwatched() });
const apply = (importId: string) => applyImport(jobs.world, jobs.actor, attempt(importId));
const goals = async () =>
  (
    await jobs.pool.query(
      `SELECT g.code, g.kind, g.metric, g.target, g.rubric, g.rubric_levels AS levels, g.target_level AS level, p.code AS product, g.starts_on::text AS "from", g.version, g.made_by AS by
       FROM goals g LEFT JOIN products p ON p.id = g.product_id ORDER BY g.code`,
    )
  ).rows;

it("brings goals of both kinds by their key, changes them, and takes all of it back", async () => {
  const products = await check("products", "code,name\nP1,Soap\n");
  expect(await apply(products.importId)).toEqual({ kind: "stored" });
  const first = await check(
    "goals",
    `kode,nama,jenis,metrik,satuan,target,rubrik,tingkat,tingkat target,product,mulai,sampai
G1,Kuota Q1,,account-revenue,IDR,1000,,,,P1,2027-01-01,2027-04-01
G2,Layanan,kualitatif,,,,Keluhan dijawab dalam sehari,"lambat | sehari | sejam, selalu",2,,2027-01-01,2028-01-01
`,
  );
  expect(first.problems).toEqual([]);
  expect(await apply(first.importId)).toEqual({ kind: "stored" });
  const brought = { version: 1, by: jobs.actor.memberId, from: "2027-01-01" };
  const none = { metric: null, target: null, product: null };
  const levels = ["lambat", "sehari", "sejam, selalu"];
  const judged = { rubric: "Keluhan dijawab dalam sehari", levels, level: 2 };
  expect(await goals()).toEqual([
    {
      code: "G1",
      kind: "quantitative",
      metric: "account-revenue",
      target: 1000,
      rubric: null,
      levels: null,
      level: null,
      product: "P1",
      ...brought,
    },
    { code: "G2", kind: "qualitative", ...none, ...judged, ...brought },
  ]);
  // the second becomes one that is counted: its rubric goes
  const second = await check(
    "goals",
    "code,name,metric,unit,target,starts on,ends on\nG2,Layanan,nps,points,40,2027-01-01,2028-01-01\n",
  );
  expect(second.record.counts).toMatchObject({ changed: 1, new: 0, missing: 1 });
  expect(await apply(second.importId)).toEqual({ kind: "stored" });
  expect((await goals())[1]).toMatchObject({
    kind: "quantitative",
    metric: "nps",
    rubric: null,
    levels: null,
    version: 2,
  });
  const undo = (importId: string) => undoImport(jobs.world, jobs.actor, attempt(importId));
  expect(await undo(second.importId)).toEqual({ kind: "stored" });
  expect((await goals())[1]).toMatchObject({ kind: "qualitative", ...judged });
  const third = await check(
    "goals",
    "code,name,metric,unit,target,starts on,ends on\nG9,Lain,nps,points,4,2027-01-01,2028-01-01\n",
  );
  expect(await apply(third.importId)).toEqual({ kind: "stored" });
  expect(await undo(third.importId)).toEqual({ kind: "stored" });
  expect((await goals()).map(({ code }) => code)).toEqual(["G1", "G2"]);
});

it("finds the territory of a goal in the plan that is named, or the only one that holds", async () => {
  const planOf = async (name: string, state: string) => {
    const { rows } = await jobs.pool.query<{ id: string }>(
      `INSERT INTO plans (org_id, id, name, sales_force, layer_id, state, version, wishes, created_by, created_at)
       SELECT $1, gen_random_uuid(), $2, $2, l.id, $3, 1, '{}', $4, now() FROM layers l LIMIT 1 RETURNING id`,
      [jobs.actor.orgId, name, state, jobs.actor.memberId],
    );
    const { rows: territories } = await jobs.pool.query<{ id: string }>(
      "INSERT INTO territories (org_id, id, plan_id, code, name) VALUES ($1, gen_random_uuid(), $2, 'T1', 'T1') RETURNING id",
      [jobs.actor.orgId, rows[0].id],
    );
    return territories[0].id;
  };
  const [active, draft] = [await planOf("Holds", "active"), await planOf("Later", "draft")];
  const file = (code: string) =>
    `code,name,metric,unit,target,territory,starts on,ends on\n${code},Q1,nps,points,4,T1,2027-01-01,2027-04-01\n`;
  const bring = async (code: string, more: Readonly<Record<string, string>>) => {
    const given = { kind: "goals", content: file(code), options: { more } } as const;
    const { importId, problems, end } = await uploadAndCheck(jobs.world, jobs.actor, given);
    if (end.kind === "refused") return end.problems.map((problem) => problem.code);
    expect([problems, await apply(importId)]).toEqual([[], { kind: "stored" }]);
    const { rows } = await jobs.pool.query("SELECT territory_id AS id FROM goals WHERE code = $1", [code]);
    return rows[0].id;
  };
  expect(await bring("T-1", {})).toBe(active);
  expect(await bring("T-2", { plan: "Later" })).toBe(draft);
  expect(await bring("T-3", { plan: "Never" })).toEqual(["APP-422"]);
  await planOf("Holds too", "active");
  const { problems } = await check("goals", file("T-4"));
  expect(problems.map(({ code, fix }) => [code, fix])).toEqual([
    ["IMP-322", expect.stringContaining("option plan")],
  ]);
});

it("names what is missing of either kind, and a period that ends before it begins", async () => {
  const { problems } = await check(
    "goals",
    `code,name,kind,metric,unit,target,rubric,product,starts on,ends on
G3,A,,nps,,40,,,2027-01-01,2027-02-01
G4,B,qualitative,,,,,,2027-01-01,2027-02-01
G5,C,,nps,points,40,,,2027-02-01,2027-02-01
G6,D,,nps,points,40,,P9,2027-01-01,2027-02-01
`,
  );
  const leveled = await check(
    "goals",
    `code,name,kind,rubric,rubric levels,target level,starts on,ends on
G7,A,qualitative,R,low | high,1,2027-01-01,2027-02-01
G8,B,qualitative,R,"low, few | fair | high, many",4,2027-01-01,2027-02-01
G9,C,qualitative,R,,2,2027-01-01,2027-02-01
`,
  );
  expect(leveled.problems.map(({ code, rowNumber }) => [code, rowNumber])).toEqual([
    ["IMP-328", 2],
    ["IMP-328", 3],
    ["IMP-328", 4],
  ]);
  expect(problems.map(({ code, rowNumber }) => [code, rowNumber])).toEqual([
    ["IMP-326", 2],
    ["IMP-326", 3],
    ["IMP-327", 4],
    ["IMP-322", 5],
  ]);
});
