import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { branchPlan } from "../../src/app/plans/branch-plan.ts";
import { RECORD_EXPORTS } from "../../src/contract/exports.ts";
import { TABULAR_KINDS } from "../../src/core/import/kinds/tabular-kinds.ts";
import { idOf } from "../build-organisation.ts";
import { buildReview, type Review } from "../build-review.ts";
import { databaseUrl } from "../database-url.ts";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
let review: Review;
let url = "";

beforeAll(async () => {
  review = await buildReview("exports");
  url = await databaseUrl(review.pool);
  await review.pool.query("UPDATE accounts SET name = '=1+1', lon = 106.8, lat = -6.2 WHERE code = 'A001'");
}, 60_000);
afterAll(() => review.close());

/** `wilayah …` in the name of a member, with the document of --json. */
async function wilayah(as: string, line: string) {
  const { rows } = await review.pool.query(
    "SELECT email FROM auth_users u JOIN members m ON m.user_id = u.id WHERE m.id = $1",
    [review.actor(as).memberId],
  );
  const args = [...line.split(" "), "--as", rows[0].email, "--json"];
  const { exitCode, out } = await runWilayah(args, { environment: { DATABASE_URL: url } });
  const document = JSON.parse(out);
  return { exitCode, document, codes: (document.problems ?? []).map(({ code }: { code: string }) => code) };
}

const run = (as: string, line: string) => wilayah(as, `export ${line}`);

const at = (name: string) => join(FOLDER, name);

it("writes what the member is shown into a file, and tells the audit log", async () => {
  const all = await run("ops", `accounts --out ${at("all.csv")}`);
  expect(all).toMatchObject({ exitCode: 0, document: { status: "done", rows: 24 } });
  expect(readFileSync(at("all.csv"), "utf8").split("\n")[2]).toMatch(/^A001,'=1\+1,,U001,/);
  const own = await run("rep1", `accounts --out ${at("all.csv")} --format geojson`);
  expect(own.document.rows).toBe(12);
  const { features } = JSON.parse(readFileSync(at("all.csv"), "utf8"));
  expect(features[1]).toMatchObject({
    properties: { code: "A001", name: "=1+1" },
    geometry: { type: "Point", coordinates: [106.8, -6.2] },
  });
  const { rows } = await review.pool.query(
    "SELECT object_id, detail ->> 'rows' AS rows FROM audit WHERE action = 'records.exported' ORDER BY seq",
  );
  expect(rows).toEqual([
    { object_id: "accounts", rows: "24" },
    { object_id: "accounts", rows: "12" },
  ]);
});

it("writes an alignment as the worksheets of AlignMix", async () => {
  const { document } = await run("ops", `alignment --plan Next --format xlsx --out ${at("ztt.xlsx")}`);
  expect(document.status).toBe("done");
  const { SheetNames, Sheets } = read(readFileSync(at("ztt.xlsx")));
  expect(SheetNames).toEqual([
    "Region Assignments",
    "District Assignments",
    "Zip Code to Territory Assignment",
    "Zip Code Ranges",
    "Personnel Roster",
  ]);
  expect(utils.sheet_to_json(Sheets["Zip Code Ranges"])).toEqual([
    { From: "U000", To: "U004", Territory: "T1" },
    { From: "U005", To: "U005", Territory: "T2" },
    { From: "U006", To: "U006", Territory: "T1" },
    { From: "U007", To: "U011", Territory: "T2" },
  ]);
  expect(utils.sheet_to_json(Sheets["Zip Code to Territory Assignment"])).toHaveLength(12);
});

it("refuses what cannot be, and leaves no file", async () => {
  const before = readdirSync(FOLDER);
  const refused = async (as: string, line: string) => (await run(as, `${line} --out ${at("no")}`)).codes;
  expect(await refused("ops", "ranges")).toEqual(["CLI-106"]);
  expect(await refused("ops", "products --plan Next")).toEqual(["CLI-106"]);
  expect(await refused("ops", "reps --format geojson")).toEqual(["CLI-106"]);
  expect(await refused("ops", "units --format zip")).toEqual(["CLI-106"]);
  expect(await refused("ops", "units --layer Nowhere")).toEqual(["APP-404"]);
  expect(await refused("rep3", "accounts --plan Next")).toEqual(["APP-404"]);
  expect(await refused("ops", "territories --plan Next --format geojson")).toEqual(["APP-409"]);
  expect(readdirSync(FOLDER)).toEqual(before);
});

/** One record of each noun with everything that can be said of it, and texts that a careless file would change. */
async function addRecords(): Promise<void> {
  const { orgId } = review.actor("ops");
  const rows = await review.pool.query(
    "SELECT a.id AS account, r.id AS rep, u.id AS unit FROM accounts a, reps r, units u LIMIT 1",
  );
  const { account, rep, unit } = rows.rows[0];
  const insert = (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 2}`);
    return review.pool.query(
      `INSERT INTO ${table} (org_id, ${columns.join(", ")}) VALUES ($1, ${places.join(", ")})`,
      [orgId, ...Object.values(row)],
    );
  };
  const id = (noun: string) => idOf(`export ${noun}`);
  await review.pool.query(
    `UPDATE accounts SET parent_id = $1, products = '{P1,"P 2"}', segment = '; =A', industry = 'he said "-1"',
      stage = 'prospect', revenue = 0.1, potential = 12345678.9, workload_hours = 1e-7 WHERE code = 'A005'`,
    [account],
  );
  await review.pool.query(
    "UPDATE reps SET home_lon = 106.5, home_lat = -6.25, starts_on = '2026-01-01', ends_on = '2027-01-01' WHERE code = 'R1'",
  );
  await insert("products", {
    id: id("product"),
    code: "007",
    name: "+62 Kopi",
    category: "1E5",
    unit_price: 9.99,
  });
  await insert("rep_ratings", {
    id: id("rating"),
    code: "X1",
    rep_id: rep,
    rater_member_id: review.actor("ops").memberId,
    trait: "problem-solving",
    score: 4,
    note: "=seen, twice",
    rated_on: "2026-03-01",
    made_at: "2026-03-02",
  });
  await insert("goals", {
    id: id("goal"),
    code: "G=1",
    name: 'Reach, not "push"',
    kind: "quantitative",
    metric: "account-revenue",
    unit: "IDR",
    baseline: 0.1,
    target: 12345678.9,
    rep_id: rep,
    starts_on: "2026-01-01",
    ends_on: "2026-07-01",
    made_by: review.actor("ops").memberId,
    made_at: "2026-01-01",
  });
  await insert("leads", {
    id: id("lead"),
    code: "L-1",
    name: "@lead",
    origin: "fair",
    account_id: account,
    unit_id: unit,
    rep_id: rep,
    state: "converted",
    created_on: "2026-01-02",
    closed_on: "2026-02-03",
    updated_at: "2026-02-03",
  });
  await insert("opportunities", {
    id: id("deal"),
    code: "-1",
    name: "Deal, big",
    account_id: account,
    lead_id: id("lead"),
    product_id: id("product"),
    rep_id: rep,
    stage: "won",
    amount: 1234.5,
    probability: 1,
    created_on: "2026-01-02",
    expected_close_on: "2026-03-01",
    closed_on: "2026-02-28",
    updated_at: "2026-02-03",
  });
  await insert("sales", {
    id: id("sale"),
    code: "00012",
    account_id: account,
    product_id: id("product"),
    rep_id: rep,
    sold_on: "2026-02-28",
    quantity: -3,
    amount: -29.97,
    goods_cost: 1.5,
  });
  await insert("costs", {
    id: id("cost"),
    code: "K1",
    account_id: account,
    rep_id: rep,
    kind: "visit",
    incurred_on: "2026-02-28",
    amount: 7,
  });
  await insert("activities", {
    id: id("visit"),
    code: "V1",
    kind: "visit",
    state: "done",
    direction: "outbound",
    rep_id: rep,
    account_id: account,
    lead_id: id("lead"),
    opportunity_id: id("deal"),
    day: "2026-02-28",
    planned_on: "2026-02-27",
    planned_position: 2,
    done_at: "2026-02-28T03:00:00Z",
    duration_minutes: 30,
    outcome: "order",
    note: "first line\n=second",
    updated_at: "2026-02-28",
  });
}

it("writes records that an import finds unchanged, as CSV and as workbook", async () => {
  await addRecords();
  const found: Record<string, unknown> = {};
  for (const kind of Object.keys(TABULAR_KINDS)) {
    if (!(kind in RECORD_EXPORTS)) continue;
    // a workbook writes every cell by the same few lines, whatever the kind
    for (const format of kind === "opportunities" ? ["csv", "xlsx"] : ["csv"]) {
      const file = at(`${kind}.${format}`);
      const { document } = await run("ops", `${kind} --format ${format} --out ${file}`);
      const read = await wilayah("ops", `import ${kind} ${file} --dry-run`);
      const { counts, problems } = read.document.import ?? read.document;
      found[`${kind} ${format}`] = problems ?? [
        counts.unchanged === document.rows,
        counts.new,
        counts.changed,
      ];
    }
  }
  expect(Object.keys(found)).toHaveLength(11);
  for (const [what, counts] of Object.entries(found)) expect([what, counts]).toEqual([what, [true, 0, 0]]);
});

it("writes alignments and ranges that an import finds unchanged", async () => {
  const draft = await branchPlan(review.world, review.actor("ops"), {
    planId: review.planId,
    name: "Draft",
    salesForce: null,
  });
  expect(draft.ok).toBe(true);
  for (const kind of ["alignment", "ranges"]) {
    await run("ops", `${kind} --plan Draft --out ${at("ztt.csv")}`);
    const { document } = await wilayah(
      "ops",
      `import alignment ${at("ztt.csv")} --dry-run --option plan=Draft`,
    );
    expect((document.import ?? document).counts).toMatchObject({
      new: 0,
      changed: 0,
      refused: 0,
      missing: 0,
    });
  }
});

it("locks units of a plan, lists them as a design reads them, and refuses a file that moves them", async () => {
  await review.pool.query(`UPDATE territories SET is_locked = true WHERE code = 'T2'
    AND plan_id = (SELECT id FROM plans WHERE name = 'Draft')`);
  const { document } = await wilayah("ops", "plan lock Draft U001 U000");
  expect(document.change).toMatchObject({ version: 2, moveCount: 0, lockCount: 2 });
  await run("ops", `locks --plan Draft --out ${at("locks.csv")}`);
  expect(readFileSync(at("locks.csv"), "utf8")).toBe("unit_code,territory_code\nU000,T1\nU001,T1\n,T2\n");
  const moving = save(FOLDER, "moving.csv", "unit,territory\nU001,-\nU002,-\n");
  const refused = await wilayah("ops", `import alignment ${moving} --option plan=Draft`);
  expect(refused.document.problems).toMatchObject([
    { code: "IMP-363", where: { item: "unit U001" }, cause: "unit U001 is locked: it stays where it is" },
  ]);
  const opened = await wilayah("ops", "plan lock Draft U001 --open --reason again");
  expect(opened.document.change).toMatchObject({ version: 3, lockCount: 1 });
  expect((await wilayah("ops", `import alignment ${moving} --option plan=Draft`)).exitCode).toBe(0);
});

it("publishes a plan to Salesforce: the whole, the change from the present state, and the way back", async () => {
  const { orgId } = review.actor("ops");
  const rule = { field: "unit", operation: "in", value: ["U001"] };
  await review.pool.query(
    `INSERT INTO territory_rules (org_id, id, plan_id, territory_id, name, kind, is_active, is_inherited, keeps_families, items, filter, account_codes)
     VALUES ($1, $2, $3, $4, 'Coast', 'rule', true, false, false, $5, '', '{}')`,
    [orgId, idOf("export rule"), review.planId, review.territory("T1"), JSON.stringify([rule])],
  );
  await run("ops", `rules --plan Next --out ${at("rules.json")}`);
  // the file says the same as the rules that stand
  const [stored, read] = await Promise.all(
    ["Next", `Next ${at("rules.json")}`].map((asked) => wilayah("ops", `rules test ${asked}`)),
  );
  expect(read.codes).toEqual([]);
  expect({ ...read.document, rules: null }).toEqual({ ...stored.document, rules: null });
  const org = at("org");
  mkdirSync(org);
  const id = (prefix: string, number: number) => `${prefix}${String(number).padStart(12, "0")}`;
  const model = id("0MA", 1);
  save(
    org,
    "Territory2.csv",
    [
      "Id,Name,DeveloperName,Description,Territory2ModelId,Territory2TypeId,ParentTerritory2Id",
      `${id("0MI", 1)},Territory T1,T1,,${model},${id("0M5", 1)},`,
      `${id("0MI", 9)},Old,Old,,${model},${id("0M5", 1)},`,
    ].join("\n"),
  );
  save(org, "UserTerritory2Association.csv", "Id,UserId,Territory2Id,RoleInTerritory2\n");
  save(
    org,
    "ObjectTerritory2Association.csv",
    [
      "Id,ObjectId,Territory2Id,AssociationCause",
      `${id("0OT", 1)},${id("001", 1)},${id("0MI", 9)},Territory2Manual`,
    ].join("\n"),
  );
  const accounts = Array.from({ length: 24 }, (_, n) => `${id("001", n)},A${String(n).padStart(3, "0")}`);
  save(org, "Account.csv", ["Id,AccountNumber", ...accounts].join("\n"));
  save(org, "User.csv", `Id,EmployeeNumber\n${id("005", 1)},R1\n${id("005", 2)},R2\n`);
  const ask = `salesforce --plan Next --out ${at("sf.zip")} --current ${org}`;
  // the unit is no field of Salesforce unless one is named
  expect((await run("ops", ask)).codes).toEqual(["EXP-107"]);
  expect((await run("boss", ask)).codes).toEqual(["APP-403"]);
  const done = await run("ops", `${ask} --field unit=Account.BillingPostalCode`);
  expect(done.codes).toEqual([]);
  const files = unzipSync(readFileSync(at("sf.zip")));
  const text = (name: string) => strFromU8(files[name]);
  expect(Object.keys(files).filter((name) => /^(csv|change|rollback)/.test(name))).toEqual([
    "csv/001-Territory2Model.csv",
    "csv/002-Territory2Type.csv",
    "csv/003-Territory2.csv",
    "csv/004-UserTerritory2Association.csv",
    "csv/005-ObjectTerritory2Association.csv",
    "csv/006-ObjectTerritory2AssignmentRule.csv",
    "csv/007-ObjectTerritory2AssignmentRuleItem.csv",
    "csv/008-RuleTerritory2Association.csv",
    "change/001-insert-Territory2.csv",
    "change/002-update-Territory2.csv",
    "change/003-insert-UserTerritory2Association.csv",
    "change/004-insert-ObjectTerritory2Association.csv",
    "change/005-delete-ObjectTerritory2Association.csv",
    "change/006-delete-Territory2.csv",
    "rollback/001-insert-Territory2.csv",
    "rollback/002-update-Territory2.csv",
    "rollback/003-insert-ObjectTerritory2Association.csv",
    "rollback/004-delete-ObjectTerritory2Association.csv",
    "rollback/005-delete-UserTerritory2Association.csv",
    "rollback/006-delete-Territory2.csv",
  ]);
  expect(text("metadata/territory2Models/Next/rules/T1_Coast.territory2Rule")).toContain(
    "<field>Account.BillingPostalCode</field>",
  );
  const inserted = text("change/004-insert-ObjectTerritory2Association.csv").split("\n");
  // A000 stands in T2 by an override; T1 has its Id already, T2 is named until it has one
  expect(inserted).toHaveLength(26);
  expect(inserted).toContain(`${id("001", 0)},T2,Territory2Manual`);
  expect(inserted).toContain(`${id("001", 1)},${id("0MI", 1)},Territory2Manual`);
  expect(text("change/006-delete-Territory2.csv")).toContain(id("0MI", 9));
});

it("writes companies of HubSpot with owner and territory", async () => {
  const { document } = await run("ops", `hubspot --plan Now --out ${at("companies.csv")}`);
  expect(document).toMatchObject({ status: "done", rows: 24 });
  expect(readFileSync(at("companies.csv"), "utf8").split("\n").slice(0, 2)).toEqual([
    "name,account_code,hubspot_owner_id,lifecyclestage,territory_id,territory_name",
    "A000,A000,exports-rep1@example.org,customer,T1,Territory T1",
  ]);
});
