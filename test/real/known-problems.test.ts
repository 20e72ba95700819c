import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { createCodeBook } from "../../src/core/import/code-book.ts";
import { joinAttributes } from "../../src/core/import/join-attributes.ts";
import type { TabularKind, Value } from "../../src/core/import/kinds/field.ts";
import { bindMapping, type Mapping, mappingOf, suggestMapping } from "../../src/core/import/kinds/mapping.ts";
import { LEADS, OPPORTUNITIES } from "../../src/core/import/kinds/pipeline.ts";
import { type RecordStyle, readRecord } from "../../src/core/import/kinds/read-record.ts";
import { SALES } from "../../src/core/import/kinds/sales.ts";
import { parseNumber } from "../../src/core/import/parse-number.ts";
import { readAccounts } from "../../src/core/import/read-accounts.ts";
import { readAlignmentFile } from "../../src/core/import/read-alignment-file.ts";
import { readCsv } from "../../src/core/import/read-csv.ts";
import type { Table } from "../../src/core/import/table.ts";
import { createTownBook } from "../../src/core/import/town-book.ts";
import { from } from "../import-file.ts";
import { describeReal, REAL } from "./real-data.ts";

const known = new Map<string, Table>();

function tableOf(path: string): Table {
  const read = known.get(path);
  if (read) return read;
  const bytes = readFileSync(`${REAL}/${path}`);
  const outcome = readCsv((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"), path);
  if (!outcome.ok) throw new Error(outcome.problems[0].cause);
  known.set(path, outcome.value);
  return outcome.value;
}

function column(table: Table, name: string): readonly string[] {
  const index = table.columns.indexOf(name);
  return table.rows.map((cells) => String(cells[index] ?? ""));
}

/** The rows of a file as an import of a kind reads them, and what it says to them. */
function readAs(kind: TabularKind, table: Table, mapping: Mapping = {}, style: Partial<RecordStyle> = {}) {
  const sources = { ...mappingOf(suggestMapping(kind, table.columns)), ...mapping };
  const bound = bindMapping(kind, sources, table);
  if (!bound.ok) throw new Error(bound.problems[0].cause);
  const codes: string[] = [];
  const records: Record<string, Value>[] = [];
  const whole: RecordStyle = {
    decimalMark: table.decimalMark,
    dateOrder: null,
    emptyCells: "keep",
    ...style,
  };
  for (const cells of table.rows) {
    const read = { kind, bound: bound.value, style: whole };
    const record = readRecord(read, cells, ({ code }) => void codes.push(code));
    if (record !== null) records.push(record);
  }
  return { records, codes, once: [...new Set(codes)] };
}

const codesOf = (problems: readonly { readonly code: string }[]) => [
  ...new Set(problems.map(({ code }) => code)),
];

/** A table with a column more, taken from another table by a key that both have. */
function joined(table: Table, key: string, [other, name]: readonly [Table, string]): Table {
  const values = new Map(column(other, key).map((code, row) => [code, column(other, name)[row]]));
  const index = table.columns.indexOf(key);
  const rows = table.rows.map((cells) => [...cells, values.get(String(cells[index])) ?? ""]);
  return { ...table, columns: [...table.columns, name], rows };
}

describeReal("problems that public data sets are known for", () => {
  it("AdventureWorks: regions of several reps are named, and who sold where stays as it was", () => {
    const assignment = tableOf("adventureworks_sales/SalespersonRegion.csv");
    const [rep, region] = assignment.columns;
    const regions = column(assignment, region);
    // as an alignment: the region is the unit, the rep its territory
    const table = { ...assignment, columns: ["territory", "unit"] };
    const aligned = readAlignmentFile(table, createCodeBook([...new Set(regions)]));
    expect(codesOf(aligned.ok ? [] : aligned.problems)).toEqual(["IMP-261"]);
    const sales = tableOf("adventureworks_sales/Sales.csv");
    const { records, codes } = readAs(SALES, sales, { code: from("SalesOrderNumber", "ProductKey") });
    expect([records.length, codes]).toEqual([57_851, []]);
    const own = new Set(column(assignment, rep).map((code, row) => `${code} ${regions[row]}`));
    const places = column(sales, "SalesTerritoryKey");
    const elsewhere = records.filter((record, row) => !own.has(`${record.rep} ${places[row]}`));
    expect(elsewhere).toHaveLength(19_169);
  });

  it("Chicago: visits without a position come in as accounts without one", () => {
    const table = tableOf("chicago_visits/inspections_2011-09_2012-12.csv.gz");
    const bare = column(table, "Latitude").filter((cell) => cell === "").length;
    const outcome = readAccounts(table, { idColumn: "Inspection_ID", nameColumn: "DBA_Name" });
    const accounts = outcome.ok ? outcome.value : [];
    expect(accounts).toHaveLength(9_012);
    const placeless = accounts.filter(({ latitude }) => Number.isNaN(latitude));
    // each has the unit of its ZIP code instead
    expect([placeless.length, placeless.filter(({ unitCode }) => unitCode === null)]).toEqual([bare, []]);
    expect([bare, outcome.warnings]).toEqual([51, []]);
    expect(column(table, "sanitarian").filter((team) => team === "NA" || team === "")).toHaveLength(29);
  });

  it("CMS: discharges with thousands separators are numbers", () => {
    const table = tableOf("cms_hospitals/hospital_drg_fy2016_midwest.csv.gz");
    const discharges = column(table, "Total Discharges");
    expect(discharges.some((cell) => cell.includes(","))).toBe(true);
    expect(discharges.filter((cell) => typeof parseNumber(cell, table.decimalMark) !== "number")).toEqual([]);
  });

  it("CRM: GTXPro is what is meant by GTX Pro, deals without an account are deals, misspelt words are replaced by the mapping", () => {
    const pipeline = tableOf("crm_sales_opportunities/sales_pipeline.csv");
    const stock = column(tableOf("crm_sales_opportunities/products.csv"), "product");
    const sold = column(pipeline, "product");
    expect(sold.filter((product) => !stock.includes(product))).toHaveLength(1480);
    const product = { ...from("product"), values: { GTXPro: "GTX Pro" } };
    const { records, codes } = readAs(OPPORTUNITIES, pipeline, { name: from("opportunity_id"), product });
    expect([records.length, codes]).toEqual([8800, []]);
    expect(records.filter((record) => !stock.includes(String(record.product)))).toEqual([]);
    expect(records.filter(({ account }) => account === undefined)).toHaveLength(1425);
    const reps = column(tableOf("crm_sales_opportunities/sales_teams.csv"), "sales_agent");
    expect(reps.filter((rep) => !records.some((record) => record.rep === rep))).toHaveLength(5);
  });

  it("Indonesia: a table whose codes lost zeros finds the units that are meant", () => {
    const codes = column(tableOf("indonesia/kab_kota.csv"), "kode");
    const areas = tableOf("import_traps/luas_raw_with_lost_trailing_zero.csv");
    const units = { file: "units", codes, names: codes, columns: {}, topology: null, points: null };
    const outcome = joinAttributes({ ...units, pointSource: null, edges: null }, areas, {
      keyColumn: "kode",
    });
    expect(outcome.warnings[0]).toMatchObject({
      code: "IMP-227",
      cause: expect.stringContaining("11.1 → 11.10"),
    });
  });

  it("Iowa: counties in 104 spellings, what is missing stays missing", () => {
    const sales = tableOf("iowa_liquor/county_month_category_2015-01_2019-06.csv.gz");
    // which of them are one county is told by src/app/imports/iowa-import.test.ts
    expect(new Set(column(sales, "county")).size).toBe(104);
    const missing = column(sales, "category").filter((cell) => /^(NA)?$/.test(cell));
    expect(missing).toHaveLength(2142);
    const revenues = column(sales, "state_revenue").map((cell) => parseNumber(cell, sales.decimalMark));
    expect(revenues.filter((revenue) => revenue === 0)).toHaveLength(21);
  });

  it("Northwind: territories without an owner are named, and American dates are refused until their order is said", () => {
    const zips = column(tableOf("northwind/Territories.csv"), "TerritoryID");
    const owners = tableOf("northwind/EmployeeTerritories.csv");
    const alignment = { ...owners, columns: ["territory", "unit"] };
    const read = readAlignmentFile(alignment, createCodeBook(zips));
    const owned = new Set((read.ok ? read.value.units : []).map(({ code }) => code));
    expect(zips.filter((zip) => !owned.has(zip))).toEqual(["29202", "72716", "75234", "78759"]);
    const orders = tableOf("northwind/Orders.csv");
    const mapping = { code: from("OrderID"), soldOn: from("OrderDate"), account: from("CustomerID") };
    const sources = { ...mapping, rep: from("EmployeeID"), amount: from("Freight") };
    expect(readAs(SALES, orders, sources).once).toEqual(["IMP-304"]);
    const { records, codes } = readAs(SALES, orders, sources, { dateOrder: "month-first" });
    expect([records.length, codes, records[0].soldOn]).toEqual([830, [], "1996-07-04"]);
  });

  it("Olist: the deal that was won before it was asked for is told, and comes in", () => {
    const won = tableOf("olist/olist_closed_deals_dataset.csv");
    const leads = joined(won, "mql_id", [
      tableOf("olist/olist_marketing_qualified_leads_dataset.csv.gz"),
      "first_contact_date",
    ]);
    const mapping = {
      code: from("mql_id"),
      name: from("mql_id"),
      createdOn: from("first_contact_date"),
      closedOn: from("won_date"),
      state: { columns: [], joiner: "/", constant: "converted", values: {} },
    };
    const { records, codes } = readAs(LEADS, leads, mapping);
    expect([records.length, codes]).toEqual([842, ["IMP-315"]]);
  });

  it("US counties: codes that only one of two years has are named on both sides", () => {
    const table = tableOf("us_counties/counties.csv");
    const atlas = JSON.parse(readFileSync(`${REAL}/us_counties/counties-10m.json`, "utf8"));
    const codes: string[] = atlas.objects.counties.geometries.map(({ id }: { id: string }) => id);
    const units = { file: "units", codes, names: codes, columns: {}, topology: null, points: null };
    const outcome = joinAttributes({ ...units, pointSource: null, edges: null }, table, {
      keyColumn: "fips",
    });
    const said = outcome.warnings.map(({ cause }) => cause).join("\n");
    for (const code of ["02270", "46113", "51515"]) expect(said).toContain(code);
    expect(codesOf(outcome.warnings)).toContain("IMP-224");
  });

  it("US places: names of several states are told apart by the state, else all are named", () => {
    const table = tableOf("us_gazetteer/us_cities.csv.gz");
    const [names, states, lats, lons, people] = ["city", "state", "lat", "lon", "population"].map((name) =>
      column(table, name),
    );
    const towns = names.map((name, row) => ({
      name,
      country: "US",
      admin1: states[row],
      admin2: null,
      postalCode: null,
      lon: Number(lons[row]),
      lat: Number(lats[row]),
      population: Number(people[row]),
    }));
    expect(towns).toHaveLength(38_186);
    const book = createTownBook(towns, []);
    const springfield = { name: "Springfield", country: "US", admin2: null, postalCode: null };
    expect(book.find({ ...springfield, admin1: null }).kind).toBe("ambiguous");
    const found = book.find({ ...springfield, admin1: "IL" });
    expect(found.kind === "found" && [Math.round(found.town.lat), Math.round(found.town.lon)]).toEqual([
      40, -90,
    ]);
  });
});
