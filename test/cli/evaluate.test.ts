import { describe, expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();

/** Runs `wilayah evaluate …` on a file of these lines. */
const evaluate = (question: string, lines: readonly string[], ...options: string[]) =>
  runWilayah(["evaluate", question, save(FOLDER, `${question}.csv`, lines.join("\n")), ...options]);

describe("evaluate territories", () => {
  const FUNNEL = [
    "territory,leads,opportunities,new_accounts",
    "Timur,20,9,4",
    "Barat,32,18,6",
    "Pusat,18,10,3",
  ];

  it("finds too little data in 20/9/4, 32/18/6, 18/10/3, with its numbers", async () => {
    const { exitCode, out } = await evaluate("territories", FUNNEL, "--json");
    expect(exitCode).toBe(0);
    const report = JSON.parse(out);
    expect(report.verdict).toBe("not-enough-data");
    const [timur] = report.territories;
    expect(timur).toMatchObject({
      territory: "Timur",
      leads: 20,
      opportunities: 9,
      newAccounts: 4,
      rate: 0.2,
    });
    expect(timur.interval.method).toBe("wilson");
    expect(timur.interval.low).toBeCloseTo(0.081, 3);
    expect(timur.interval.high).toBeCloseTo(0.416, 3);
    expect(timur.shrunkRate).toBeCloseTo(0.1905, 4);
  });

  it("says so in words, in either language", async () => {
    const english = await evaluate("territories", FUNNEL, "--lang", "en");
    expect(english.out).toContain("Not enough data to tell the territories apart");
    const indonesian = await evaluate("territories", FUNNEL, "--lang", "id");
    expect(indonesian.out).toContain("Data belum cukup untuk membedakan wilayah");
    expect(indonesian.out).toContain("8,1% … 41,6%");
  });

  it("names every bad row and evaluates nothing", async () => {
    const bad = ["territory,leads,new_accounts", "Timur,20,x", "Timur,5,9", ",1,1"];
    const { exitCode, err, out } = await evaluate("territories", bad);
    expect(exitCode).toBe(2);
    expect(out).toBe("");
    for (const row of ['row 2, column "new_accounts"', 'row 4, column "territory"'])
      expect(err).toContain(row);
  });
});

describe("evaluate accounts", () => {
  const ACCOUNTS = ["account,revenue,cost", "A,65000,18000", "B,60000,10000", "C,55000,4000"];

  it("puts C, B, A in this order by net profit", async () => {
    const { exitCode, out } = await evaluate("accounts", ACCOUNTS, "--json");
    expect(exitCode).toBe(0);
    const report = JSON.parse(out) as { accounts: { account: string; netProfit: number }[] };
    expect(report.accounts.map(({ account, netProfit }) => `${account} ${netProfit}`)).toEqual([
      "C 51000",
      "B 50000",
      "A 47000",
    ]);
  });

  it("keeps the class of an account near a cut", async () => {
    // 79 % stand before c: class A by this file alone, class B where it was B
    const rows = ["account,revenue", "a,50", "b,29", "c,12", "d,9"];
    const classOf = async (...options: string[]) => {
      const { out } = await evaluate("accounts", rows, "--json", ...options);
      const report = JSON.parse(out) as { accounts: { account: string; abcClass: string }[] };
      return report.accounts.find(({ account }) => account === "c")?.abcClass;
    };
    expect(await classOf()).toBe("A");
    expect(await classOf("--before", save(FOLDER, "before.csv", "account,abc_class\nc,B"))).toBe("B");
  });

  it("prints the table, and says where costs or accounts are missing", async () => {
    const { out, err } = await evaluate("accounts", [...ACCOUNTS, "D,1000,", ",500,1"], "--lang", "id");
    expect(out).toMatch(/^akun +pendapatan +biaya +laba bersih/);
    expect(out).toContain("Biaya belum lengkap");
    expect(out).toContain("1 baris tanpa akun");
    expect(err).toContain("EVA-120");
  });
});

describe("evaluate forecast", () => {
  /** Three years of two territories; December is twice as good in the north. */
  const rows = Array.from({ length: 36 }, (_, t) => {
    const month = `${2023 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`;
    return [
      `${month}-05,Utara,${(100 + t) * (t % 12 === 11 ? 2 : 1)}`,
      `${month}-20,Selatan,${80 + (t % 5)}`,
    ];
  });
  const SALES = ["date,territory,revenue", ...rows.flat()];

  it("foretells each territory and their exact sum, with the season", async () => {
    const { exitCode, out } = await evaluate(
      "forecast",
      SALES,
      "--by",
      "territory",
      "--months",
      "12",
      "--json",
    );
    expect(exitCode).toBe(0);
    const report = JSON.parse(out);
    expect(report.history).toMatchObject({ from: "2023-01", to: "2025-12", months: 36 });
    const december = (list: { month: string; value: number }[]) =>
      list.find(({ month }) => month === "2026-12")?.value ?? Number.NaN;
    const [south, north] = report.series;
    expect(december(report.total)).toBeCloseTo(december(south.forecasts) + december(north.forecasts), 9);
    expect(december(north.forecasts)).toBeGreaterThan(250);
    expect(report.season.months[11].index).toBeGreaterThan(1.3);
    expect(report.season.strength).toBeGreaterThan(0.8);
  });

  it("prints it in words, and refuses a date that could be two", async () => {
    const { out } = await evaluate("forecast", SALES, "--lang", "id", "--months", "3");
    expect(out).toMatch(/^bulan +jumlah +80 % +95 %\n2026-01/);
    const unfinished = await evaluate("forecast", [...SALES, "2026-01-03,Utara,4"]);
    expect(unfinished.err).toContain("EVA-150");
    const bad = await evaluate("forecast", ["date,revenue", "01/02/2026,5"]);
    expect(bad.exitCode).toBe(2);
    expect(bad.err).toContain("EVA-105");
    const far = await runWilayah(["evaluate", "forecast", "x.csv", "--months", "0"]);
    expect(far.exitCode).toBe(2);
  });
});

it("evaluate sizing: 1,170 calls at 115 a rep need 10.17, 101.7 % busy with 10 and 92.5 % with 11", async () => {
  const segments = ["segment,accounts,calls", "A,130,3", "B,260,2", "C,260,1"];
  const { exitCode, out } = await evaluate("sizing", segments, "--capacity", "115", "--lang", "id");
  expect(exitCode).toBe(0);
  expect(out).toContain("10,17");
  expect(out).toContain("10 tenaga penjual akan terpakai 101,7%");
  expect(out).toContain("11 tenaga penjual akan terpakai 92,5%");
});
