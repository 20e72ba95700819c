import { afterAll, beforeAll, expect, it } from "vitest";
import { from, unwatched, uploadAndCheck } from "../../../test/import-file.ts";
import { openTestJobs } from "../../../test/jobs.ts";
import { expectValue } from "../../../test/people.ts";
import { listImportRows, listMissing } from "./read-import.ts";
import { applyImport, undoImport } from "./write-import.ts";
import { writeProblemFile } from "./write-problem-file.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;

beforeAll(async () => {
  jobs = await openTestJobs();
  await jobs.pool.query("UPDATE alignment SET territory_id = (SELECT id FROM territories WHERE code = 'A')");
  await jobs.pool.query(`INSERT INTO alignment (org_id, plan_id, unit_id, territory_id)
    SELECT u.org_id, t.plan_id, u.id, t.id FROM units u JOIN territories t ON t.org_id = u.org_id AND t.code = 'A'
    ON CONFLICT DO NOTHING`);
}, 60_000);
afterAll(() => jobs.close());

const check = (content: string, more: object = {}) =>
  uploadAndCheck(jobs.world, jobs.actor, { kind: "accounts", content, ...more });
const attempt = (importId: string) => ({ importId, claimed: null, watch: unwatched() });
const apply = (importId: string) => applyImport(jobs.world, jobs.actor, attempt(importId));
const undo = (importId: string) => undoImport(jobs.world, jobs.actor, attempt(importId));

/** All accounts and the totals kept of territories, as they stand. */
async function everything() {
  const accounts = await jobs.pool.query(
    "SELECT a.code, a.name, u.code AS unit, p.code AS parent, a.stage, a.products, a.revenue FROM accounts a LEFT JOIN units u ON u.id = a.unit_id LEFT JOIN accounts p ON p.id = a.parent_id ORDER BY a.code",
  );
  const totals = await jobs.pool.query(
    "SELECT t.code, n.accounts, n.revenue FROM territory_totals n JOIN territories t ON t.id = n.territory_id ORDER BY t.code",
  );
  return { accounts: accounts.rows, totals: totals.rows };
}

const FIRST = `Account ID,Account Name,Subsidiary of,Longitude,Latitude,Tier,Revenue,Products,Status
007,Toko Nol,,0.05,-0.05,A,1000,X;Y,Aktif
1E5,Toko Maju,007,0.15,-0.05,B,"2,000",,prospek
01001,Toko Jauh,,,,,500,,
`;

it("applies what it showed, keeps codes as text, follows the totals, and takes all of it back", async () => {
  const before = await everything();
  const { importId, end, record, problems } = await check(FIRST);
  expect({ end, problems }).toEqual({ end: { kind: "stored" }, problems: [] });
  expect(record.counts).toMatchObject({ rows: 3, new: 3, changed: 0, unchanged: 0, missing: 0, refused: 0 });
  expect(await everything()).toEqual(before);
  expect(await apply(importId)).toEqual({ kind: "stored" });
  const after = await everything();
  expect(after.accounts).toMatchObject([
    { code: "007", name: "Toko Nol", parent: null, stage: "customer", products: ["X", "Y"], revenue: 1000 },
    { code: "01001", unit: null, stage: "customer", products: [], revenue: 500 },
    { code: "1E5", parent: "007", stage: "prospect", revenue: 2000 },
  ]);
  expect(after.accounts[0].unit).not.toBeNull();
  // the two that lie in a unit
  expect(after.totals[0]).toEqual({ code: "A", accounts: 2, revenue: 3000 });
  expect(await undo(importId)).toEqual({ kind: "stored" });
  expect(await everything()).toEqual(before);
});

it("shows field by field what changes, leaves the rest, and brings the old values back", async () => {
  const first = await check(FIRST);
  await apply(first.importId);
  const before = await everything();
  const second = await check("code,name,revenue\n007,Toko Nol,1500\n1E5,Toko Maju,2000\nNEW,Toko Baru,1\n");
  expect(second.record.counts).toMatchObject({ rows: 3, new: 1, changed: 1, unchanged: 1, missing: 1 });
  const asked = { importId: second.importId, effect: "changed", limit: 10, afterRow: 0 } as const;
  expect(expectValue(await listImportRows(jobs.world, jobs.actor, asked))).toEqual([
    {
      rowNumber: 2,
      key: "007",
      effect: "changed",
      before: { revenue: 1000 },
      after: { code: "007", name: "Toko Nol", revenue: 1500 },
    },
  ]);
  const missing = { importId: second.importId, limit: 10, afterKey: null };
  expect(expectValue(await listMissing(jobs.world, jobs.actor, missing))).toEqual(["01001"]);
  expect(await apply(second.importId)).toEqual({ kind: "stored" });
  expect((await everything()).totals[0]).toMatchObject({ revenue: 3500 });
  // what came first can be taken back only when what builds on it is gone
  expect(await undo(first.importId)).toMatchObject({
    kind: "refused",
    problems: [{ code: "IMP-331", where: { row: 2, item: "007" } }],
  });
  expect(await undo(second.importId)).toEqual({ kind: "stored" });
  expect(await everything()).toEqual(before);
  expect(await apply(second.importId)).toMatchObject({ kind: "refused", problems: [{ code: "APP-409" }] });
});

it("refuses to apply over what was changed since the check, and names the row", async () => {
  const { importId } = await check("code,name\n007,Toko Enam\n1E5,Toko Maju\n");
  await jobs.pool.query("UPDATE accounts SET name = 'By hand' WHERE code = '007'");
  const before = await everything();
  expect(await apply(importId)).toMatchObject({
    kind: "refused",
    problems: [{ code: "IMP-330", where: { row: 2, item: "007" } }],
  });
  expect(await everything()).toEqual(before);
});

it("names every problem with row, column and value, and does not let a wrong file in", async () => {
  const { importId, record, problems } = await check(
    `code,name,unit,lon,lat,revenue,stage,parent
A1,One,nowhere,,,x,customer,
,Two,,200,1,5,customer,
A3,Three,,1,,5,rumour,
A4,Four,,,,1,customer,A9
A4,Again,,,,1,customer,
A5,Five
`,
  );
  expect(problems.map(({ code, rowNumber, column, value }) => [code, rowNumber, column, value])).toEqual([
    ["IMP-302", 2, "revenue", "x"],
    ["IMP-300", 3, "code", ""],
    ["IMP-306", 3, "lon", "200"],
    ["IMP-305", 4, "stage", "rumour"],
    ["IMP-213", 7, null, null],
    ["IMP-320", 6, "code", "A4"],
    ["IMP-322", 5, "parent", "A9"],
  ]);
  expect(record).toMatchObject({ state: "checked", problemCount: 7, counts: { refused: 5 } });
  expect(await apply(importId)).toMatchObject({ kind: "refused", problems: [{ code: "APP-409" }] });
});

it("refuses a mapping without the key, or with one column in two fields, before it reads a row", async () => {
  const wrong = { name: from("b"), segment: from("b") };
  await expect(check("a,b\n1,2\n", { mapping: wrong })).rejects.toThrow(
    /IMP-311[\s\S]*IMP-312|IMP-312[\s\S]*IMP-311/,
  );
});

it("lists what stops a file before all warnings, and says of what there is more than it lists", async () => {
  const far = Array.from({ length: 10_002 }, (_, row) => `F${row},Far,50,50,1\n`);
  const { importId, record, problems } = await check(
    `code,name,lon,lat,revenue\n${far.join("")}X,Bad,0,0,many\n`,
  );
  expect([record.problemCount, record.warningCount]).toEqual([1, 10_002]);
  expect(problems[0]).toMatchObject({ severity: "problem", code: "IMP-302", rowNumber: 10_004 });
  const { csv } = expectValue(await writeProblemFile(jobs.world, jobs.actor, { importId }));
  const lines = csv.trim().split(/\r?\n/);
  // names of columns, the problem, 10,000 warnings, and the line of the rest
  expect(lines).toHaveLength(10_003);
  expect(lines.at(-1)).toContain("warning,IMP-323,");
  expect(lines.at(-1)).toContain("there are more of this kind");
});
