import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { matchNames } from "../../src/core/import/match-names.ts";
import { parseNumber } from "../../src/core/import/parse-number.ts";
import { readCsv } from "../../src/core/import/read-csv.ts";
import type { Table } from "../../src/core/import/table.ts";
import { describeReal, REAL, readHessReference } from "./real-data.ts";

function readTable(path: string): Table {
  const bytes = readFileSync(path);
  const outcome = readCsv((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"), path);
  if (!outcome.ok) throw new Error(outcome.problems[0].cause);
  return outcome.value;
}

describeReal("Iowa's liquor revenue of 2018", () => {
  it("rebuilds the reference weights from the sales, spellings repaired and `el paso` named", () => {
    const sales = readTable(`${REAL}/iowa_liquor/county_month_category_2015-01_2019-06.csv.gz`);
    const counties = readTable(`${REAL}/us_counties/counties.csv`);
    const fipsByName = new Map(
      counties.rows
        .filter((row) => row[2] === "19")
        .map((row) => [String(row[1]).toLowerCase(), String(row[0])]),
    );
    const [month, county, revenue] = ["year_month", "county", "state_revenue"].map((name) =>
      sales.columns.indexOf(name),
    );
    const given = [
      ...new Set(sales.rows.flatMap((row) => (row[county] === null ? [] : [String(row[county])]))),
    ];
    const matches = matchNames(given, [...fipsByName.keys()], sales.file);
    expect(matches.unmatched).toEqual(["el paso"]);
    expect(new Set(matches.knownByGiven.values()).size).toBe(99);

    const totals = new Map<string, number>();
    for (const row of sales.rows) {
      const fips = fipsByName.get(matches.knownByGiven.get(String(row[county])) ?? "");
      const value = parseNumber(row[revenue], sales.decimalMark);
      if (fips === undefined || typeof value !== "number" || !String(row[month]).startsWith("2018")) continue;
      totals.set(fips, (totals.get(fips) ?? 0) + value);
    }
    const expected = readHessReference().weights_iowa_2018_revenue_by_fips;
    expect([...totals.keys()].sort()).toEqual(Object.keys(expected).sort());
    for (const [fips, weight] of Object.entries(expected)) expect(totals.get(fips)).toBeCloseTo(weight, 1);
  });
});
