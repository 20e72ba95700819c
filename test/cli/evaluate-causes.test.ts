import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const file = (name: string, lines: readonly string[]) => save(FOLDER, name, lines.join("\n"));
const evaluate = (...args: string[]) => runWilayah(["evaluate", ...args]);
const codesOf = (out: string) => JSON.parse(out).problems.map(({ code }: { code: string }) => code);

describe("evaluate performance", () => {
  // Cravens, Woodruff & Stamper 1972: 25 territories, data as in textbooks
  const SALES =
    "3669.88 3473.95 2295.10 4675.56 6125.96 2134.94 5031.66 3367.45 6519.45 4876.37 2468.27 2533.31 2408.11 2337.38 4586.95 2729.24 3289.40 2800.78 3264.20 3453.62 1741.45 2035.75 1578.00 4167.44 2799.97";
  const POTENTIAL =
    "74065.1 58117.3 21118.5 68521.3 57805.1 37806.9 50935.3 35602.1 46176.8 42053.2 36829.7 33612.7 21412.8 20416.9 36272.0 23093.3 26878.6 39572.0 51866.1 58749.8 23990.8 25694.9 23736.3 34314.3 22809.5";
  const ADVERTISING =
    "4582.9 5539.8 2950.4 2243.1 7747.1 402.4 3140.6 2086.2 8846.2 5673.1 2761.8 1991.8 1971.5 1737.4 10694.2 8618.6 7747.9 4565.8 6022.7 3721.1 861.0 3571.5 2845.5 5060.1 3552.0";
  const SHARE =
    "2.51 5.51 10.91 8.27 9.15 5.51 8.54 7.07 12.54 8.85 5.38 5.43 8.48 7.80 10.34 5.15 6.64 5.45 6.31 6.35 7.37 8.39 5.15 12.88 9.14";
  const columns = [SALES, POTENTIAL, ADVERTISING, SHARE].map((text) => text.split(" "));
  const cravens = () =>
    file("cravens.csv", [
      "territory,sales,potential,advertising,share",
      ...columns[0].map((_, row) => [row + 1, ...columns.map((column) => column[row])].join(",")),
    ]);

  it("Cravens' 25 territories: 8, 7, 12, 10, 14 lead once potential, advertising and share are regarded", async () => {
    const page = join(FOLDER, "cravens.html");
    const { exitCode, out } = await evaluate(
      "performance",
      cravens(),
      ..."--sales sales --predictors potential,advertising,share --json --report".split(" "),
      page,
    );
    expect(exitCode).toBe(0);
    const { territories, model } = JSON.parse(out);
    expect(
      territories
        .slice(0, 5)
        .map(({ territory, index }: { territory: string; index: number }) => [territory, index.toFixed(1)]),
    ).toEqual([
      ["8", "125.8"],
      ["7", "122.7"],
      ["12", "121.2"],
      ["10", "118.0"],
      ["14", "116.8"],
    ]);
    expect([model.intercept.toFixed(2), model.rSquared.toFixed(4)]).toEqual(["-1603.58", "0.8490"]);
    expect(readFileSync(page, "utf8")).toContain("flagged");
  });

  it("warns of effort among the predictors, and refuses more than five territories each carry", async () => {
    const rows = [
      "territory,sales,visits",
      ...Array.from({ length: 6 }, (_, row) => `T${row},${row * row},${row}`),
    ];
    const warned = await evaluate(
      "performance",
      file("visits.csv", rows),
      ..."--sales sales --predictors visits".split(" "),
    );
    expect([warned.exitCode, warned.err.includes("EVA-179")]).toEqual([0, true]);
    const few = await evaluate(
      "performance",
      file("few.csv", rows.slice(0, 4)),
      ..."--sales sales --predictors visits --json".split(" "),
    );
    expect([few.exitCode, codesOf(few.out)]).toEqual([2, ["EVA-180"]]);
  });
});

it("evaluate service tells under-served territories, and names amounts below 0", async () => {
  const rows = ["territory,potential,effort", "A,30,40", "B,45,35", "C,25,25"];
  const { out } = await evaluate("service", file("service.csv", rows), "--format", "csv");
  expect(out).toContain("B,45,35,0.777");
  expect(out).toMatch(/B,.*under-served,,,capacity/);
  const text = await evaluate("service", file("service.csv", rows), "--lang", "id");
  expect(text.out).toContain("kurang terlayani");
  const bad = await evaluate(
    "service",
    file("below.csv", ["territory,potential,effort", "A,-1,2", "A,1,2"]),
    "--json",
  );
  expect(codesOf(bad.out).sort()).toEqual(["EVA-111", "EVA-178"]);
});

it("evaluate causes splits a change of revenue into parts that add up, and tests the rates", async () => {
  const head = "territory,leads,opportunities,won,revenue";
  const before = file("q2.csv", [head, "Barat,20000,5000,1500,15000000", "Timur,20,9,4,40"]);
  const after = file("q3.csv", [head, "Barat,18000,4500,1080,11880000", "Utara,1,1,1,1"]);
  const { exitCode, out, err } = await evaluate("causes", before, after, "--json");
  expect(exitCode).toBe(0);
  const [{ territory, change, causes }] = JSON.parse(out).territories;
  expect([territory, change]).toEqual(["Barat", -3_120_000]);
  expect(
    causes.map((one: { key: string; effect: number }) => [one.key, Math.round(one.effect / 100)]),
  ).toEqual([
    ["win-rate", -29_855],
    ["leads", -14_097],
    ["lead-to-opportunity", 0],
    ["deal-value", 12_752],
  ]);
  expect(err.split("EVA-181")).toHaveLength(3);
  const wrong = await evaluate("causes", before, file("more.csv", [head, "Barat,1,2,3,4"]), "--json");
  expect(codesOf(wrong.out)).toEqual(["EVA-110"]);
});

describe("over time", () => {
  const MONTHS = Array.from({ length: 36 }, (_, month) => ({
    date: `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`,
    value: month % 12 === 11 ? 300 : 100 + ((month * 7) % 5),
  }));
  const sales = () =>
    file("months.csv", [
      "date,revenue",
      ...MONTHS.map(({ date, value }, month) => `${date},${month === 30 ? 200 : value}`),
    ]);

  it("evaluate trend signals the month that left the limits, not every December", async () => {
    const { exitCode, out } = await evaluate("trend", sales(), "--json");
    expect(exitCode).toBe(0);
    const { months, series } = JSON.parse(out);
    expect(series[0].isAdjusted).toBe(true);
    expect(series[0].chart.outside.map((month: number) => months[month])).toEqual(["2025-07"]);
    const text = await evaluate("trend", sales(), "--lang", "id");
    expect(text.out).toContain("sinyal 2; batas tetap");
  });

  it("evaluate pacing judges a period by its own season", async () => {
    const rows = [
      "date,revenue",
      "2025-10-01,20",
      "2025-11-01,30",
      "2025-12-01,50",
      "2026-10-01,200",
      "2026-11-01,250",
    ];
    const pacing = (...options: string[]) =>
      evaluate("pacing", file("pacing.csv", rows), "--quota", "1000", ...options, "--json");
    const { out } = await pacing("--from", "2026-10", "--to", "2026-12");
    const report = JSON.parse(out);
    expect([report.index, report.linearIndex.toFixed(3), report.yearsOfProfile]).toEqual([0.9, "0.675", 1]);
    const first = await pacing("--from", "2025-10", "--to", "2025-12");
    expect([JSON.parse(first.out).lastMonthShare, first.err.includes("EVA-185")]).toEqual([0.5, true]);
    expect(codesOf((await pacing("--from", "2026-12", "--to", "2026-10")).out)).toEqual(["EVA-182"]);
    expect(codesOf((await pacing("--from", "2027-01", "--to", "2027-03")).out)).toEqual(["EVA-183"]);
  });

  it("says that a file has no dated value", async () => {
    const { out } = await evaluate("trend", file("empty.csv", ["date,revenue"]), "--json");
    expect(codesOf(out)).toHaveLength(1);
  });
});
