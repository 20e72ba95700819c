import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fitPurchases } from "../../src/core/evaluate/customer-value/fit-purchases.ts";
import { fitSpend } from "../../src/core/evaluate/customer-value/spend-model.ts";
import { accuracy } from "../../src/core/evaluate/forecast/accuracy.ts";
import { exponentialSmoothing } from "../../src/core/evaluate/forecast/exponential-smoothing.ts";
import { holtWinters } from "../../src/core/evaluate/forecast/holt-winters.ts";
import { seasonalIndices } from "../../src/core/evaluate/forecast/seasonal-indices.ts";
import { seasonalNaive } from "../../src/core/evaluate/forecast/seasonal-naive.ts";
import { stl } from "../../src/core/evaluate/forecast/stl.ts";
import { pearson } from "../../src/core/evaluate/statistics/correlation.ts";
import { runWilayah } from "../cli/run-wilayah.ts";
import { describeReal, REAL } from "./real-data.ts";

const KPI = `${REAL}/kpi`;
const rowsOf = (file: string) =>
  readFileSync(`${KPI}/${file}`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));

interface ClassicSeries {
  readonly frequency: number;
  readonly values: readonly number[];
  readonly decompose_type: "multiplicative" | "additive";
  readonly seasonal_indices: readonly number[];
  readonly holtwinters: {
    readonly alpha: number;
    readonly beta: number;
    readonly gamma: number;
    readonly SSE: number;
    readonly coefficients: Readonly<Record<string, number>>;
  };
  readonly stl_seasonal_first_cycle: readonly number[];
  readonly holdout_last_cycle: Readonly<
    Record<"snaive" | "ets", Readonly<Record<"mape" | "smape" | "mase" | "rmse", number>>>
  >;
}

const readDocument = async (...args: string[]) => {
  const { exitCode, out, err } = await runWilayah(["evaluate", ...args, "--json"]);
  expect(exitCode).toBe(0);
  return { report: JSON.parse(out), err };
};

describeReal("published references", () => {
  it("CDNOW: BG/NBD r .243, α 4.414, a .793, b 2.426, log likelihood −9,582.4", () => {
    const histories = rowsOf("cdnow_summary.csv").map(([, repeats, lastPurchase, age]) => ({
      repeats,
      lastPurchase,
      age,
    }));
    const fit = fitPurchases(histories, "week");
    expect(fit?.logLikelihood).toBeCloseTo(-9_582.4, 1);
    expect(fit?.model.r).toBeCloseTo(0.2426, 4);
    expect(fit?.model.alpha).toBeCloseTo(4.4135, 4);
    expect(fit?.model.a).toBeCloseTo(0.7929, 4);
    expect(fit?.model.b).toBeCloseTo(2.4258, 4);
  });

  it("CDNOW: Gamma–Gamma p 6.25, q 3.74, v 15.45", () => {
    const spends = rowsOf("cdnow_summary_with_value.csv")
      .filter(([, repeats]) => repeats > 0)
      .map(([, repeats, , , mean]) => ({ repeats, mean }));
    const fit = fitSpend(spends);
    expect(spends).toHaveLength(946);
    // the model takes both for independent
    expect(
      pearson(
        spends.map(({ repeats }) => repeats),
        spends.map(({ mean }) => mean),
      ),
    ).toBeCloseTo(0.114, 3);
    expect(fit?.logLikelihood).toBeCloseTo(-4_055.92, 1);
    expect(fit?.model.p).toBeCloseTo(6.25, 2);
    expect(fit?.model.q).toBeCloseTo(3.74, 2);
    expect(fit?.model.v).toBeCloseTo(15.45, 2);
  });

  const classics = () => {
    const file = `${KPI}/classic_series_reference.json`;
    // the names of tests are wanted where the data are absent, too
    const text = existsSync(file) ? readFileSync(file, "utf8") : "{}";
    return Object.entries(JSON.parse(text) as Record<string, ClassicSeries>).filter(
      ([, series]) => series.values !== undefined,
    );
  };

  it("six classic series: the seasonal indices of R's decompose", () => {
    expect(classics()).toHaveLength(6);
    for (const [name, series] of classics()) {
      const found = seasonalIndices(series.values, series.frequency, series.decompose_type);
      expect(found, name).not.toBeNull();
      found?.indices.forEach((index, season) => {
        expect(index, name).toBeCloseTo(series.seasonal_indices[season], 6);
      });
    }
  });

  it("six classic series: the errors of R's snaive on the last year", () => {
    for (const [name, series] of classics()) {
      const [train, test] = [
        series.values.slice(0, -series.frequency),
        series.values.slice(-series.frequency),
      ];
      const forecasts = seasonalNaive(train, series.frequency, series.frequency);
      const found = accuracy(forecasts, test, { train, period: series.frequency });
      const { smape, rmse, mase, mape } = series.holdout_last_cycle.snaive;
      const of = (value: number | null) => Number(value?.toPrecision(7));
      expect([name, of(found.smape), of(found.rootMeanSquareError), of(found.mase), of(found.mape)]).toEqual([
        name,
        of(smape),
        of(rmse),
        of(mase),
        of(mape),
      ]);
    }
  });

  it.each(classics())("%s: level, trend, seasons and squared errors of R's HoltWinters", (_, series) => {
    const { alpha, beta, gamma, SSE, coefficients } = series.holtwinters;
    const state = holtWinters(
      series.values,
      { period: series.frequency, kind: series.decompose_type, start: "decomposition" },
      { alpha, beta, gamma },
    );
    const seasons = state.seasons.map((_, season) => coefficients[`s${season + 1}`]);
    const ratios = [state.level / coefficients.a, state.squaredErrors / SSE];
    for (const ratio of ratios) expect(ratio).toBeCloseTo(1, 6);
    expect(state.trend / state.level).toBeCloseTo(coefficients.b / coefficients.a, 6);
    const scale = series.decompose_type === "additive" ? coefficients.a : 1;
    state.seasons.forEach((index, season) => {
      expect(index / scale).toBeCloseTo(seasons[season] / scale, 6);
    });
  });

  it.each(classics())("%s: the season of R's stl to 1e-6", (_, series) => {
    const found = stl(series.values, series.frequency);
    series.stl_seasonal_first_cycle.forEach((value, season) => {
      expect(Math.abs((found?.season[season] ?? Number.NaN) - value)).toBeLessThan(1e-6);
    });
    found?.remainder.forEach((rest, t) => {
      expect(found.trend[t] + found.season[t] + rest).toBeCloseTo(series.values[t], 6);
    });
  });

  it("six classic series: exponential smoothing errs on the last year no more than R's ets", () => {
    for (const [name, { values, frequency, holdout_last_cycle }] of classics()) {
      const [train, test] = [values.slice(0, -frequency), values.slice(-frequency)];
      const forecasts = exponentialSmoothing(train, frequency, frequency);
      const { smape } = accuracy(forecasts, test, { train, period: frequency });
      expect(smape, name).toBeLessThanOrEqual(holdout_last_cycle.ets.smape);
    }
  });
});

describeReal("data sets of others, by command line", () => {
  it("Olist: 842 deals of 8,000 leads; the origins differ, and leads without one are named", async () => {
    const { report, err } = await readDocument(
      "territories",
      `${REAL}/olist/olist_marketing_qualified_leads_dataset.csv.gz`,
      ..."--territory origin --key mql_id".split(" "),
      "--deals",
      `${REAL}/olist/olist_closed_deals_dataset.csv`,
    );
    expect(report.team).toMatchObject({ leads: 8_000, newAccounts: 842 });
    expect(report.verdict).toBe("differ");
    expect(err).toContain("EVA-120");
    const sum = report.territories.reduce((total: number, { leads }: { leads: number }) => total + leads, 0);
    expect(sum).toBe(8_000);
  });

  it("CRM pipeline: 4,238 won and 2,473 lost do not tell the products apart; GTXPro is named", async () => {
    const { report } = await readDocument(
      "pipeline",
      `${REAL}/crm_sales_opportunities/sales_pipeline.csv`,
      "--by",
      "product",
    );
    expect(report.all).toMatchObject({ won: 4_238, lost: 2_473, open: 2_089 });
    expect(report.verdict).toBe("not-enough-data");
    const byAccount = await readDocument(
      "pipeline",
      `${REAL}/crm_sales_opportunities/sales_pipeline.csv`,
      "--by",
      "account",
    );
    expect(byAccount.err).toContain("1375 more of the same kind (EVA-120), 1425 in all");
  });

  it("CRM pipeline: what was open is foretold by age, and how such forecasts fared before is told", async () => {
    const { report, err } = await readDocument(
      "pipeline-forecast",
      `${REAL}/crm_sales_opportunities/sales_pipeline.csv`,
      ..."--by sales_agent --days 60 --closed close_date --value close_value".split(" "),
    );
    expect(err).not.toContain("BUG");
    // of 2,089 open ones 500 have no day of creation; none has a value yet
    expect(report.all).toMatchObject({ open: 1_589, withoutAmount: 1_589, weighted: 0 });
    expect(report.all.expectedWins).toBeGreaterThan(100);
    expect(report.all.expectedWins).toBeLessThan(1_200);
    expect(report.past.forecasts).toBeGreaterThanOrEqual(3);
    expect(report.past.shareFromNew).toBeGreaterThan(0);
  });

  it("AdventureWorks: 57,851 lines of 635 resellers add up to their total", async () => {
    const { report } = await readDocument(
      "accounts",
      `${REAL}/adventureworks_sales/Sales.csv`,
      "--account",
      "ResellerKey",
    );
    const sum = report.accounts.reduce(
      (total: number, row: { netProfit: number }) => total + row.netProfit,
      0,
    );
    expect(report.totals.accounts).toBe(report.accounts.length);
    expect(sum).toBeCloseTo(report.totals.netProfit, 2);
    expect(report.totals.costCoverage).toBeCloseTo(1, 9);
    expect(report.whaleCurve.peak.share).toBeGreaterThan(1);
  });

  it("Chicago inspections: 9,012 visits passed or failed by team, over 16 months; 29 without a team are named", async () => {
    const file = `${REAL}/chicago_visits/inspections_2011-09_2012-12.csv.gz`;
    const { report, err } = await readDocument(
      "pipeline",
      file,
      ..."--by sanitarian --stage Results --lost Fail --closed Inspection_Date --won".split(" "),
      "Pass,Pass w/ Conditions",
    );
    const { won, lost, open } = report.all;
    expect([won + lost + open, open]).toEqual([9_012, 0]);
    expect(report.groups).toHaveLength(7);
    expect(report.verdict).toBe("differ");
    expect(err).toContain("EVA-120");
    const trend = await readDocument(
      "trend",
      file,
      ..."--date Inspection_Date --value criticalCount --by sanitarian".split(" "),
    );
    expect(trend.report.months).toHaveLength(16);
    const sum = trend.report.series.flatMap(({ values }: { values: number[] }) => values);
    expect(sum.reduce((total: number, value: number) => total + value, 0)).toBe(1_674);
    expect(trend.err.split("EVA-120")).toHaveLength(30);
  });

  it("Iowa liquor: 104 spellings of 99 counties add up to the market, and those that look alike are named", async () => {
    const file = `${REAL}/iowa_liquor/county_month_category_2015-01_2019-06.csv.gz`;
    const columns = "--account county --revenue state_revenue --cost state_cost --date year_month".split(" ");
    const { report, err } = await readDocument("accounts", file, ...columns);
    expect([report.totals.accounts, report.totals.losing]).toEqual([104, 1]);
    expect(report.totals.revenue).toBeCloseTo(1_376_107_386, -1);
    for (const name of ["buena vist", "cerro gord", "pottawatta", "obrien"]) expect(err).toContain(name);
  });

  it("CDNOW by command line: the values of methods.md §3.4 with true months", async () => {
    const { report } = await readDocument("customer-value", `${REAL}/kpi/cdnow_summary_with_value.csv`);
    const worthOf = (name: string) =>
      report.customers.find(({ customer }: { customer: string }) => customer === name)?.value;
    expect(report.correlation).toBeCloseTo(0.114, 3);
    expect([worthOf("1"), worthOf("2"), worthOf("6")].map((value) => Math.round(value))).toEqual([
      36, 5, 284,
    ]);
  });
});
