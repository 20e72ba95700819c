import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, it } from "vitest";
import { from, type GivenFile, unwatched, uploadAndCheck } from "../../../test/import-file.ts";
import { openTestJobs } from "../../../test/jobs.ts";
import { expectValue } from "../../../test/people.ts";
import {
  addEmptyOrganisation,
  bringIn,
  exportBytes,
  RECORDS,
  sortedLines,
} from "../../../test/real/carry-over.ts";
import { describeReal, REAL } from "../../../test/real/real-data.ts";
import { applyStoredRules, drawRegions, regionRules } from "../../../test/real/regions.ts";
import type { ExportAsked } from "../../contract/exports.ts";
import { rulesFile } from "../../contract/rules.ts";
import { revertPlan } from "../plans/revert-plan.ts";
import { replaceRules } from "../rules/replace-rules.ts";
import { listUnknownValues } from "./list-unknown-values.ts";
import { undoImport } from "./write-import.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
const applied: string[] = [];
let planId: string;
let steps: Readonly<Record<string, number>>;

beforeAll(async () => {
  jobs = await openTestJobs();
}, 60_000);
afterAll(() => jobs?.close());

function bytesOf(path: string): Buffer {
  const bytes = readFileSync(`${REAL}/${path}`);
  return path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}

/** The rows of a file as another reader has them: by name, as text. */
function rowsOf(path: string): readonly Readonly<Record<string, string>>[] {
  const text = bytesOf(path)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const [columns, ...rows] = Papa.parse(text.trimEnd(), {
    delimiter: path.startsWith("adv") ? "|" : ",",
  }).data;
  return rows.map((cells) =>
    Object.fromEntries(columns.map((column, index) => [column.trim(), cells[index]])),
  );
}

const sum = (rows: readonly Readonly<Record<string, string>>[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column] || 0), 0);

const csvOf = (rows: readonly Readonly<Record<string, unknown>>[]): string =>
  [Object.keys(rows[0]), ...rows.map(Object.values)]
    .map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(","))
    .join("\n");

/** Checks and applies a file that has no problem. */
async function bring(given: GivenFile) {
  const { importId, counts } = await bringIn(jobs.world, jobs.actor, given);
  applied.push(importId);
  return counts;
}

async function one<Row>(query: string): Promise<Row> {
  const { rows } = await jobs.pool.query(query);
  return rows[0];
}

const file = (kind: string, path: string, more: Partial<GivenFile> = {}): GivenFile => ({
  kind,
  name: path.replace(/^.*\//, ""),
  content: bytesOf(path),
  ...more,
});

/** Sums without the last digits, which depend on what was added up first. */
const inCents = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/\d+\.\d{8,}/g, (sum) => Number(sum).toFixed(2)));

const constant = (value: string) => ({ columns: [], joiner: "/", constant: value, values: {} });

/** Count and sum of the sales whose codes begin so, as they stand in the database. */
const salesOf = (prefix: string) =>
  one<{ count: number; amount: number; quantity: number; cost: number }>(
    `SELECT count(*)::int AS count, sum(amount) AS amount, sum(quantity) AS quantity, sum(goods_cost) AS cost FROM sales WHERE code LIKE '${prefix}%'`,
  );

describeReal("files of others come in with nothing lost", () => {
  it("AdventureWorks: resellers, salespeople, products and 57,851 order lines", async () => {
    const folder = "adventureworks_sales";
    expect(await bring(file("reps", `${folder}/Salesperson.csv`))).toMatchObject({ new: 18 });
    expect(await bring(file("products", `${folder}/Product.csv`))).toMatchObject({ new: 397 });
    expect(await bring(file("accounts", `${folder}/Reseller.csv`))).toMatchObject({ new: 701 });
    const lines = rowsOf(`${folder}/Sales.csv`);
    const counts = await bring(
      file("sales", `${folder}/Sales.csv`, { mapping: { code: from("SalesOrderNumber", "ProductKey") } }),
    );
    expect(counts).toMatchObject({ rows: 57_851, new: 57_851 });
    const stored = await salesOf("SO");
    console.log("AdventureWorks in the file and in the store:", lines.length, sum(lines, "Sales"), stored);
    expect(stored.count).toBe(lines.length);
    expect(stored.amount).toBeCloseTo(sum(lines, "Sales"), 2);
    expect(stored.quantity).toBe(sum(lines, "Quantity"));
    expect(stored.cost).toBeCloseTo(sum(lines, "Cost"), 2);
  }, 120_000);

  it("Northwind: American dates, order lines joined with their orders", async () => {
    const names = { name: { ...from("FirstName", "LastName"), joiner: " " } };
    const prefixed = (kind: string) => ({ code: { ...from(kind), joiner: "-" } });
    await bring(
      file("reps", "northwind/Employees.csv", { mapping: names, options: { dateOrder: "month-first" } }),
    );
    const products = rowsOf("northwind/Products.csv").map((row) => ({
      ...row,
      ProductID: `NW-${row.ProductID}`,
    }));
    expect(await bring({ kind: "products", content: csvOf(products) })).toMatchObject({ new: 77 });
    const customers = file("accounts", "northwind/Customers.csv", {
      mapping: { ...prefixed("CustomerID"), name: from("CompanyName") },
    });
    // a postal code is no unit of the layer that is stored here
    const { unit: _, ...mapping } = (await uploadAndCheck(jobs.world, jobs.actor, customers)).record.mapping;
    expect(Object.keys(mapping)).toContain("code");
    const withoutUnit = rowsOf("northwind/Customers.csv").map(({ CustomerID, CompanyName }) => ({
      CustomerID,
      CompanyName,
    }));
    expect(await bring({ kind: "accounts", content: csvOf(withoutUnit) })).toMatchObject({ new: 91 });
    const orders = new Map(rowsOf("northwind/Orders.csv").map((order) => [order.OrderID, order]));
    const lines = rowsOf("northwind/OrderDetails.csv").map((line) => {
      const order = orders.get(line.OrderID);
      return {
        code: `NW-${line.OrderID}-${line.ProductID}`,
        Customer: order?.CustomerID ?? "",
        "Employee ID": order?.EmployeeID ?? "",
        Product: `NW-${line.ProductID}`,
        "Order Date": order?.OrderDate ?? "",
        Quantity: line.Quantity,
        Amount: String(Number(line.UnitPrice) * Number(line.Quantity) * (1 - Number(line.Discount))),
      };
    });
    const counts = await bring({
      kind: "sales",
      content: csvOf(lines),
      options: { dateOrder: "month-first" },
    });
    expect(counts).toMatchObject({ new: 2155 });
    const stored = await salesOf("NW-");
    console.log("Northwind in the file and in the store:", lines.length, sum(lines, "Amount"), stored);
    expect(stored.amount).toBeCloseTo(sum(lines, "Amount"), 2);
    expect(stored.quantity).toBe(sum(lines, "Quantity"));
    const { first } = await one<{ first: string }>(
      "SELECT min(sold_on)::text AS first FROM sales WHERE code LIKE 'NW-%'",
    );
    expect(first).toBe("1996-07-04");
  }, 60_000);

  it("Olist: 3,095 sellers with leading zeros kept, 8,000 leads, 8,365 order lines", async () => {
    const { code, name } = { code: from("seller_id"), name: from("seller_id") };
    const units = file("units", "brazil_municipios/municipios_sul_sudeste.topojson", {
      options: { more: { key: "ibge", layer: "Municipalities" } },
    });
    // a plan is drawn on it below, so that it stays
    expect(await bringIn(jobs.world, jobs.actor, units)).toMatchObject({ counts: { new: 2856 } });
    const { id: layerId } = await one<{ id: string }>("SELECT id FROM layers WHERE name = 'Municipalities'");
    const places = new Map(
      rowsOf("olist/zip_prefix_geo_derived.csv").map((place) => [place.zip_code_prefix, place]),
    );
    const sellers = rowsOf("olist/olist_sellers_dataset.csv").map((seller) => ({
      seller_id: seller.seller_id,
      Segment: seller.seller_state,
      lon: places.get(seller.seller_zip_code_prefix)?.lng ?? "",
      lat: places.get(seller.seller_zip_code_prefix)?.lat ?? "",
    }));
    const given = { content: csvOf(sellers), mapping: { code, name }, options: { layerId } };
    expect(await bring({ kind: "accounts", ...given })).toMatchObject({ new: 3095 });
    const leads = file("leads", "olist/olist_marketing_qualified_leads_dataset.csv.gz", {
      mapping: { name: from("mql_id") },
    });
    expect(await bring(leads)).toMatchObject({ new: 8000 });
    const products = rowsOf("olist/olist_products_dataset.csv.gz").map(
      ({ product_id, product_category_name }) => ({ product_id, category: product_category_name }),
    );
    await bring({ kind: "products", content: csvOf(products) });
    const items = rowsOf("olist/olist_order_items_dataset.csv.gz");
    const orders = new Map(
      rowsOf("olist/olist_orders_dataset.csv.gz").map((order) => [order.order_id, order]),
    );
    const lines = items.map((item) => ({
      code: `OL-${item.order_id}-${item.order_item_id}`,
      seller_id: item.seller_id,
      product_id: item.product_id,
      date: orders.get(item.order_id)?.order_purchase_timestamp ?? "",
      amount: item.price,
    }));
    expect(await bring({ kind: "sales", content: csvOf(lines) })).toMatchObject({ new: 8365 });
    const stored = await salesOf("OL-");
    console.log("Olist in the file and in the store:", items.length, sum(items, "price"), stored);
    expect(stored.amount).toBeCloseTo(sum(items, "price"), 2);
  }, 60_000);

  it("CRM pipeline: GTXPro is found and mapped, deals without an account stay deals", async () => {
    const folder = "crm_sales_opportunities";
    const code = (column: string) => ({ code: from(column), name: from(column) });
    await bring(
      file("reps", `${folder}/sales_teams.csv`, { mapping: { ...code("sales_agent"), team: constant("") } }),
    );
    await bring(file("products", `${folder}/products.csv`, { mapping: code("product") }));
    await bring(file("accounts", `${folder}/accounts.csv`, { mapping: code("account") }));
    const pipeline = file("opportunities", `${folder}/sales_pipeline.csv`, {
      mapping: { name: from("opportunity_id") },
    });
    const wrong = await uploadAndCheck(jobs.world, jobs.actor, pipeline);
    expect(wrong.record.problemCount).toBe(1480);
    expect(new Set(wrong.problems.map(({ code: fault, value }) => `${fault} ${value}`))).toEqual(
      new Set(["IMP-322 GTXPro"]),
    );
    expect(wrong.problems[0].fix).toContain('say in the mapping that it means "GTX Pro", if that is meant');
    const { importId } = wrong;
    const unknown = await listUnknownValues(jobs.world, jobs.actor, { importId, limit: 200 });
    expect(expectValue(unknown)).toEqual([
      { field: "product", column: "product", value: "GTXPro", rowCount: 1480, suggestion: "GTX Pro" },
    ]);
    const product = { ...from("product"), values: { GTXPro: "GTX Pro" } };
    const counts = await bring({ ...pipeline, mapping: { ...pipeline.mapping, product } });
    expect(counts).toMatchObject({ rows: 8800, new: 8800 });
    const deals = rowsOf(`${folder}/sales_pipeline.csv`);
    const stored = await one<{ count: number; amount: number; bare: number; won: number; history: number }>(
      "SELECT count(*)::int AS count, sum(amount) AS amount, (count(*) FILTER (WHERE account_id IS NULL))::int AS bare, (count(*) FILTER (WHERE stage = 'won'))::int AS won, (SELECT count(*)::int FROM opportunity_stages) AS history FROM opportunities",
    );
    console.log("CRM in the file and in the store:", deals.length, sum(deals, "close_value"), stored);
    expect(stored).toEqual({
      count: 8800,
      amount: sum(deals, "close_value"),
      bare: 1425,
      won: deals.filter(({ deal_stage }) => deal_stage === "Won").length,
      history: 8800,
    });
  }, 60_000);

  it("falls into territories by rules and by its place, but for sellers that have neither", async () => {
    const { world, actor } = jobs;
    planId = await drawRegions(world, actor, bytesOf("brazil_municipios/municipios_sul_sudeste.topojson"));
    const rules = regionRules({
      lines: rowsOf("adventureworks_sales/Sales.csv"),
      resellers: rowsOf("adventureworks_sales/Reseller.csv"),
      customers: rowsOf("northwind/Customers.csv"),
    });
    expectValue(await replaceRules(world, actor, { planId, version: null, rules }));
    steps = await applyStoredRules(world, actor, planId);
    console.log("accounts by what decides of them:", steps);
    expect(steps).toMatchObject({ named: 792, rule: 225, geography: 2487, unassigned: 468 });
  }, 60_000);

  it("goes out in every format and into an empty organisation, with nothing lost", async () => {
    const { world, actor, pool } = jobs;
    const other = await addEmptyOrganisation(pool, actor);
    const carry = async (kind: string, asked: ExportAsked, options: GivenFile["options"] = {}) => {
      const name = `${asked.content}.${asked.format}`;
      const content = await exportBytes(world, actor, asked);
      return (await bringIn(world, other, { kind, name, content, options })).counts;
    };
    const { id: layerId } = await one<{ id: string }>("SELECT id FROM layers WHERE name = 'Municipalities'");
    const layer = { key: "code", name: "name", layer: "Municipalities" };
    await carry("units", { content: "units", format: "geojson", layerId }, { more: layer });
    for (const [content, format] of RECORDS) await carry(content, { content, format });
    const points = await uploadAndCheck(world, other, {
      kind: "accounts",
      name: "accounts.geojson",
      content: await exportBytes(world, actor, { content: "accounts", format: "geojson" }),
    });
    expect(points.record).toMatchObject({ problemCount: 0, counts: { rows: 3972, unchanged: 3972 } });

    const more = { plan: "Regions", layer: "Municipalities", salesForce: "field" };
    const sheet = "Zip Code to Territory Assignment";
    await carry("alignment", { planId, content: "territories", format: "csv" }, { more });
    await carry("alignment", { planId, content: "alignment", format: "xlsx" }, { sheet, more });
    const { id: copyId } = await one<{ id: string }>(`SELECT id FROM plans WHERE org_id = '${other.orgId}'`);
    const text = (await exportBytes(world, actor, { planId, content: "rules", format: "json" })).toString();
    const { rules } = rulesFile.parse(JSON.parse(text));
    expectValue(await replaceRules(world, other, { planId: copyId, version: null, rules }));
    expect(await applyStoredRules(world, other, copyId)).toEqual(steps);

    const counted: Record<string, number> = {};
    const compare = async (what: string, asked: ExportAsked, copied: ExportAsked) => {
      const here = inCents(await sortedLines(world, actor, asked));
      expect(inCents(await sortedLines(world, other, copied)), what).toEqual(here);
      counted[what] = here.length - 1;
    };
    for (const [content] of RECORDS) {
      await compare(content, { content, format: "csv" }, { content, format: "csv" });
    }
    // the accounts of a plan stand with their territories
    for (const content of ["accounts", "alignment", "ranges", "territories"] as const) {
      const asked = { content, format: "csv" } as const;
      await compare(`${content} of the plan`, { planId, ...asked }, { planId: copyId, ...asked });
    }
    console.log("lines that are the same here and there:", counted);
    const { rows: sums } = await pool.query(
      "SELECT count(*)::int AS sales, sum(amount) AS amount, sum(quantity) AS quantity, sum(goods_cost) AS cost FROM sales GROUP BY org_id",
    );
    console.log("sales here and there:", sums);
    expect(sums.map(({ sales }) => sales)).toEqual([68_371, 68_371]);
    expect(sums[0].amount).toBeCloseTo(sums[1].amount, 2);

    // what rules decided is in the way of the undo below
    expectValue(await revertPlan(world, actor, { planId, version: null, toVersion: 1 }));
  }, 300_000);

  it("goes out again as it came, the last first", async () => {
    for (const importId of applied.reverse()) {
      const attempt = { importId, claimed: null, watch: unwatched() };
      expect(await undoImport(jobs.world, jobs.actor, attempt)).toEqual({ kind: "stored" });
    }
    for (const table of ["sales", "accounts", "products", "reps", "leads", "opportunity_stages"]) {
      const left = `SELECT count(*)::int AS rows FROM ${table} WHERE org_id = '${jobs.actor.orgId}'`;
      expect([table, await one(left)]).toEqual([table, { rows: 0 }]);
    }
  }, 300_000);
});
