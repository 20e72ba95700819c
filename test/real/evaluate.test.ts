import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fitPurchases } from "../../src/core/evaluate/customer-value/fit-purchases.ts";
import { fitSpend } from "../../src/core/evaluate/customer-value/spend-model.ts";
import { accuracy } from "../../src/core/evaluate/forecast/accuracy.ts";
import { seasonalIndices } from "../../src/core/evaluate/forecast/seasonal-indices.ts";
import { seasonalNaive } from "../../src/core/evaluate/forecast/seasonal-naive.ts";
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
  readonly holdout_last_cycle: {
    readonly snaive: Readonly<Record<"mape" | "smape" | "mase" | "rmse", number>>;
  };
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
    expect(fit?.model.r).toBeCloseTo(0.2426, 3);
    expect(fit?.model.alpha).toBeCloseTo(4.4135, 2);
    expect(fit?.model.a).toBeCloseTo(0.7929, 2);
    expect(fit?.model.b).toBeCloseTo(2.4258, 1);
  });

  it("CDNOW: Gamma–Gamma p 6.25, q 3.74, v 15.45", () => {
    const spends = rowsOf("cdnow_summary_with_value.csv")
      .filter(([, repeats]) => repeats > 0)
      .map(([, repeats, , , mean]) => ({ repeats, mean }));
    const fit = fitSpend(spends);
    expect(spends).toHaveLength(946);
    expect(fit?.logLikelihood).toBeCloseTo(-4_055.92, 1);
    expect(fit?.model.p).toBeCloseTo(6.25, 1);
    expect(fit?.model.q).toBeCloseTo(3.74, 1);
    expect(fit?.model.v).toBeCloseTo(15.45, 1);
  });

  const classics = () =>
    Object.entries(
      JSON.parse(readFileSync(`${KPI}/classic_series_reference.json`, "utf8")) as Record<
        string,
        ClassicSeries
      >,
    ).filter(([, series]) => series.values !== undefined);

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
});
