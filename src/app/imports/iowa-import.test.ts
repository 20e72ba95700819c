import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, it } from "vitest";
import { from, uploadAndCheck } from "../../../test/import-file.ts";
import { openTestJobs } from "../../../test/jobs.ts";
import { expectValue } from "../../../test/people.ts";
import { bringIn } from "../../../test/real/carry-over.ts";
import { describeReal, REAL, readHessReference } from "../../../test/real/real-data.ts";
import { listUnknownValues } from "./list-unknown-values.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
beforeAll(async () => {
  jobs = await openTestJobs();
});
afterAll(() => jobs?.close());

const HEAD = "soldOn,county,amount";
const rowsOf = (text: string) => Papa.parse(text.trimEnd(), { delimiter: "," }).data;

/** Iowa's liquor of 2018 by month and county, as it was spelled in that month, added up over categories. */
function readRevenue2018(): ReadonlyMap<string, number> {
  const path = `${REAL}/iowa_liquor/county_month_category_2015-01_2019-06.csv.gz`;
  const [columns, ...rows] = rowsOf(gunzipSync(readFileSync(path)).toString("utf8"));
  const [month, county, revenue] = ["year_month", "county", "state_revenue"].map((name) =>
    columns.indexOf(name),
  );
  const revenues = new Map<string, number>();
  for (const row of rows) {
    if (!row[month].startsWith("2018")) continue;
    const key = `${row[month]}-01,${row[county]}`;
    revenues.set(key, (revenues.get(key) ?? 0) + (Number(row[revenue]) || 0));
  }
  return revenues;
}

describeReal("Iowa's sales, whose counties are spelled as it comes", () => {
  it("are told what they probably mean, and sum up to the reference once that is taken over", async () => {
    const { world, actor } = jobs;
    const counties = rowsOf(readFileSync(`${REAL}/us_counties/counties.csv`, "utf8"));
    const accounts = counties.flatMap(([fips, name, state]) => (state === "19" ? [`${fips},${name}`] : []));
    await bringIn(world, actor, { kind: "accounts", content: ["code,name", ...accounts].join("\n") });

    const revenues = readRevenue2018();
    const lines = [...revenues].map(([key, revenue]) => `${key},${revenue.toFixed(2)}`);
    const sales = { kind: "sales", content: [HEAD, ...lines].join("\n") };
    const mapping = { code: from("soldOn", "county"), account: from("county") };
    const { importId, record } = await uploadAndCheck(world, actor, { ...sales, mapping });
    expect(record.problemCount).toBeGreaterThan(1000);
    const unknown = expectValue(await listUnknownValues(world, actor, { importId, limit: 200 }));
    const spelled = new Set([...revenues.keys()].map((key) => key.split(",")[1]));
    expect(new Set(unknown.map(({ value }) => value))).toEqual(spelled);
    expect(unknown.flatMap(({ value, suggestion }) => (suggestion === null ? [value] : []))).toEqual([
      "el paso",
    ]);

    const values = Object.fromEntries(
      unknown.flatMap(({ value, suggestion }) => (suggestion === null ? [] : [[value, suggestion]])),
    );
    expect(new Set(Object.values(values)).size).toBe(99);
    await bringIn(world, actor, {
      kind: "sales",
      content: [HEAD, ...lines.filter((line) => !line.includes("el paso"))].join("\n"),
      mapping: { ...mapping, account: { ...from("county"), values } },
    });
    const { rows } = await jobs.pool.query<{ code: string; amount: number }>(
      "SELECT a.code, sum(s.amount)::float8 AS amount FROM sales s JOIN accounts a ON a.org_id = s.org_id AND a.id = s.account_id GROUP BY a.code",
    );
    const expected = readHessReference().weights_iowa_2018_revenue_by_fips;
    expect(rows.map(({ code }) => code).sort()).toEqual(Object.keys(expected).sort());
    for (const { code, amount } of rows) expect(amount).toBeCloseTo(expected[code], 0);
  });
});
