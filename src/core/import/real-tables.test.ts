import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createCodeBook } from "./code-book.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { filterUnits } from "./filter-units.ts";
import { joinAttributes } from "./join-attributes.ts";
import { measureFromColumn } from "./measure-from-column.ts";
import { parseFilter } from "./parse-filter.ts";
import { parseNumber } from "./parse-number.ts";
import { readAccounts } from "./read-accounts.ts";
import { readAlignment } from "./read-alignment.ts";
import { readCsv } from "./read-csv.ts";
import { readLinks } from "./read-links.ts";
import type { Table } from "./table.ts";
import { expectValue, problemCodes, warningCodes } from "./testing.ts";

const DATA = "../shared/data";
const isAbsent = !existsSync(DATA) && process.env.CI !== "true";

const tables = new Map<string, Table>();

function tableOfFile(path: string): Table {
  const known = tables.get(path);
  if (known) return known;
  const bytes = readFileSync(`${DATA}/${path}`);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const table = expectValue(readCsv(text, path));
  tables.set(path, table);
  return table;
}

function column(table: Table, name: string): string[] {
  const index = table.columns.indexOf(name);
  return table.rows.map((row) => String(row[index] ?? ""));
}

function unitsOf(codes: readonly string[]): DecodedUnits {
  return {
    file: "units",
    codes,
    names: codes,
    columns: {},
    topology: null,
    points: null,
    pointSource: null,
    edges: null,
  };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe.skipIf(isAbsent)("published tables", () => {
  test("kab/kota areas whose codes lost zeros: each is put back, provinces are rows without a unit", () => {
    const codes = column(tableOfFile("indonesia/kab_kota.csv"), "kode");
    const areas = tableOfFile("import_traps/luas_raw_with_lost_trailing_zero.csv");
    const joined = joinAttributes(unitsOf(codes), areas, { keyColumn: "kode" });
    expect(joined.warnings.map(({ code, cause }) => [code, cause])).toEqual([
      ["IMP-227", "4 codes had lost zeros, put back: 11.1 → 11.10, 12.1 → 12.10, 12.2 → 12.20, 14.1 → 14.10"],
      ["IMP-224", expect.stringMatching(/^38 attribute rows have no unit in units: 11, 12, 13/)],
    ]);
    const area = expectValue(measureFromColumn(expectValue(joined), "luas", "luas"));
    const reference = tableOfFile("indonesia/kab_kota.csv");
    expect(area[codes.indexOf("11.10")]).toBe(1851.615);
    expect(sum(area)).toBeCloseTo(
      column(reference, "luas_km2").reduce((total, cell) => total + Number(cell), 0),
      3,
    );
  });

  test("province areas: 31.0 is found as 31", () => {
    const codes = column(tableOfFile("indonesia/provinsi.csv"), "kode");
    const areas = tableOfFile("import_traps/luas_raw_with_lost_trailing_zero.csv");
    const joined = joinAttributes(unitsOf(codes), areas, { keyColumn: "kode" });
    expect(joined.warnings[0].cause).toBe("1 code had lost zeros, put back: 31.0 → 31");
    expect(warningCodes(joined)).toEqual(["IMP-227", "IMP-224"]);
  });

  test("islands with degrees, minutes and seconds in one column are accounts with positions", () => {
    const outcome = readAccounts(tableOfFile("import_traps/idn_islands_dms_coordinates.csv"));
    const islands = expectValue(outcome);
    expect(outcome.warnings).toEqual([]);
    expect(islands).toHaveLength(500);
    expect([islands[0].id, islands[0].name]).toEqual(["11.01.40001", "Pulau Batukapal"]);
    expect(islands[0].latitude).toBeCloseTo(3 + 19 / 60 + 3.44 / 3600, 9);
    expect(islands[0].longitude).toBeCloseTo(97 + 7 / 60 + 41.73 / 3600, 9);
    for (const { longitude, latitude } of islands)
      expect(longitude > 94 && longitude < 142 && latitude > -12 && latitude < 7).toBe(true);
  });

  test("the provinces 33 and 34 are 40 kab/kota with the population of the reference case", () => {
    const table = tableOfFile("indonesia/kab_kota.csv");
    const units = expectValue(joinAttributes(unitsOf(column(table, "kode")), table, { keyColumn: "kode" }));
    const kept = expectValue(filterUnits(units, [expectValue(parseFilter("provinsi_kode=33,34"))]));
    expect(kept.codes).toHaveLength(40);
    const population = sum(expectValue(measureFromColumn(kept, "penduduk", table.file)));
    // hess_reference.json: L = 8013061.9 and U = 8856542.1 are 95 % and 105 % of a fifth
    expect(population).toBe(((8013061.9 + 8856542.1) / 2) * 5);
  });

  test("the given links of the kab/kota are their complete adjacency; a filter leaves rows out quietly", () => {
    const codes = column(tableOfFile("indonesia/kab_kota.csv"), "kode");
    const table = tableOfFile("indonesia/kab_kota_adjacency.csv");
    const all = readLinks(table, createCodeBook(codes));
    expect(all.warnings).toEqual([]);
    const links = expectValue(all);
    expect([links.isComplete, links.rows.length, links.rows.filter(({ isLand }) => isLand).length]).toEqual([
      true,
      1034,
      983,
    ]);
    expect(links.rows[0]).toEqual({ unitA: "11.01", unitB: "11.02", isLand: true, lengthKm: 144.31 });
    const java = codes.filter((code) => /^3[34]/.test(code));
    const others = codes.filter((code) => !java.includes(code));
    expect(readLinks(table, createCodeBook(java, others)).warnings).toEqual([]);
  });

  test("US counties: codes with leading zeros, states left out by a filter, the code changes named", () => {
    const table = tableOfFile("us_counties/counties.csv");
    const atlas = JSON.parse(readFileSync("node_modules/us-atlas/counties-10m.json", "utf8"));
    const codes: string[] = atlas.objects.counties.geometries.map((geometry: { id: string }) => geometry.id);
    const joined = joinAttributes(unitsOf(codes), table, { keyColumn: "fips" });
    expect(joined.warnings.map(({ code }) => code)).toEqual(["IMP-224"]);
    for (const gone of ["46113", "51515"]) expect(joined.warnings[0].cause).toContain(gone);
    const outsideTheStates = expectValue(parseFilter("state_fips!=02,15,60,66,69,72,78"));
    const counties = expectValue(filterUnits(expectValue(joined), [outsideTheStates]));
    const population = measureFromColumn(counties, "pop_2010", table.file);
    expect(population.warnings[0].cause).toBe("1 unit has no value and counts 0: 46102");
  });

  test("Northwind's assignment leaves four territories without an owner", () => {
    const zips = column(tableOfFile("northwind/Territories.csv"), "TerritoryID");
    const table = tableOfFile("northwind/EmployeeTerritories.csv");
    const outcome = readAlignment(table, createCodeBook(zips), {
      unitColumn: "TerritoryID",
      territoryColumn: "EmployeeID",
    });
    expect(expectValue(outcome)).toHaveLength(49);
    expect(outcome.warnings.map(({ code, cause }) => [code, cause])).toEqual([
      ["IMP-264", "4 units have no territory: 29202, 72716, 75234, 78759"],
    ]);
  });

  test("AdventureWorks: bar-separated, and several reps per region are named as such", () => {
    const resellers = tableOfFile("adventureworks_sales/Reseller.csv");
    expect([resellers.rows.length, resellers.columns.length]).toEqual([701, 6]);
    expect(tableOfFile("adventureworks_sales/Sales.csv").rows).toHaveLength(57_851);
    const assignment = tableOfFile("adventureworks_sales/SalespersonRegion.csv");
    const [rep, region] = assignment.columns;
    const regions = [...new Set(column(assignment, region))];
    const options = { unitColumn: region, territoryColumn: rep };
    expect(problemCodes(readAlignment(assignment, createCodeBook(regions), options))).toContain("IMP-261");
  });

  test("CMS discharges with thousands separators are numbers", () => {
    const table = tableOfFile("cms_hospitals/hospital_drg_fy2016_midwest.csv.gz");
    const discharges = column(table, "Total Discharges");
    expect(
      parseNumber(
        discharges.find((cell) => cell.includes(",")),
        table.decimalMark,
      ),
    ).toBeGreaterThan(999);
    expect(discharges.every((cell) => typeof parseNumber(cell, table.decimalMark) === "number")).toBe(true);
  });

  test("Jakarta's places have names but no ids: repeated and missing names are named", () => {
    const outcome = readAccounts(tableOfFile("indonesia/jakarta_points.csv"));
    expect(new Set(problemCodes(outcome))).toEqual(new Set(["IMP-241", "IMP-242"]));
  });

  test("Chicago's inspections are accounts by their inspection id", () => {
    const table = tableOfFile("chicago_visits/inspections_2011-09_2012-12.csv.gz");
    const outcome = readAccounts(table, { idColumn: "Inspection_ID", nameColumn: "DBA_Name" });
    expect(expectValue(outcome)).toHaveLength(9_012);
  });
});
