import { init } from "echarts/core";
import { describe, expect, it } from "vitest";
import { barsModel } from "./bars.ts";
import { CHART_COLOURS, type ChartModel, type ChartStyle } from "./chart-model.ts";
import "./draw.ts";
import { forecastFanModel } from "./forecast-fan.ts";
import { funnelPlotModel } from "./funnel-plot.ts";
import { waterfallModel } from "./waterfall.ts";
import { whaleCurveModel } from "./whale-curve.ts";
import { xmrModel } from "./xmr.ts";

const STYLE: ChartStyle = {
  colours: CHART_COLOURS.light,
  format: {
    money: (amount) => `Rp${amount}`,
    shortMoney: (amount) => `Rp${amount}`,
    share: (share) => `${Math.round(share * 1000) / 10} %`,
    number: String,
    month: (month) => month,
    monthOfYear: String,
  },
};

/** As ECharts draws it on a server: the same SVG as in a browser. */
function draw({ option }: ChartModel): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 640, height: 320 });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

describe("a chart", () => {
  it("of profit rises to its peak and names it", () => {
    // the example of methods.md: 183 % of the profit after four accounts
    const profits = [90, 40, 30, 5, -10, -11, -12, -13, -14, -15];
    let sum = 0;
    const cumulative = profits.map((profit) => {
      sum += profit;
      return sum;
    });
    const model = whaleCurveModel(
      { cumulative, total: 90, peak: { accounts: 4, profit: 165 } },
      { accounts: "accounts", profit: "profit", all: "all", peak: "peak at 4" },
      STYLE,
    );
    expect(draw(model)).toContain("peak at 4");
    expect(model.table.rows).toContainEqual(["4", "Rp165"]);
    expect(model.table.rows.at(-1)).toEqual(["10", "Rp90"]);
  });

  it("of conversion shows 4 of 20 and 3 of 18 without a winner", () => {
    const standing = {
      above: "above",
      below: "below",
      "not-told-apart": "alike",
      "not-enough-data": "not enough data",
    };
    const model = funnelPlotModel(
      {
        teamRate: 13 / 70,
        overdispersion: 0.02,
        points: [
          { name: "T1", leads: 20, newAccounts: 4, standing: "not-enough-data" },
          { name: "T2", leads: 18, newAccounts: 3, standing: "not-enough-data" },
        ],
      },
      {
        name: "",
        leads: "leads",
        newAccounts: "won",
        rate: "rate",
        team: "team",
        limits95: "95",
        limits998: "99.8",
        verdict: "verdict",
        standing,
      },
      STYLE,
    );
    expect(draw(model)).toContain("T1");
    expect(model.table.rows.map(([name, , , rate, verdict]) => [name, rate, verdict])).toEqual([
      ["T1", "20 %", "not enough data"],
      ["T2", "16.7 %", "not enough data"],
    ]);
  });

  it("of a forecast opens its fan at the last month known, and does without one", () => {
    const words = {
      month: "m",
      actual: "was",
      forecast: "will be",
      within80: "80",
      within95: "95",
      money: "Rp",
    };
    const actual = [
      { month: "2026-09", value: 10 },
      { month: "2026-10", value: 12 },
    ];
    const bounds = { low80: 9, high80: 15, low95: 7, high95: 18 };
    const fan = forecastFanModel(
      { actual, forecast: [{ month: "2026-11", value: 11, ...bounds }] },
      words,
      STYLE,
    );
    const [low95, width95] = fan.option.series as { readonly data: readonly (number | null)[] }[];
    expect([low95.data, width95.data]).toEqual([
      [null, 12, 7],
      [null, 0, 11],
    ]);
    expect(fan.table.rows.at(-1)).toEqual(["2026-11", "", "Rp11", "Rp9 – Rp15", "Rp7 – Rp18"]);
    const bare = forecastFanModel({ actual, forecast: [{ month: "2026-11", value: 11 }] }, words, STYLE);
    expect(draw(bare)).toContain("2026-11");
    expect(bare.table.rows.at(-1)?.slice(3)).toEqual(["–", "–"]);
  });

  it("of months marks what lies outside the limits, and sets none of too few", () => {
    const words = {
      ...{ month: "m", money: "Rp", value: "was", judged: "judged", mean: "mean", limits: "limits" },
      ...{ signal: "signal", outside: "outside", run: "eight" },
    };
    const months = ["2026-08", "2026-09", "2026-10"];
    const values = [10, 11, 40];
    const runs = [{ from: 1, to: 2 }];
    const chart = { mean: 20, lower: 5, upper: 35, standing: "firm", outside: [2], runs } as const;
    const firm = xmrModel({ months, values, judged: [10, 11, 38], chart }, words, STYLE);
    expect(draw(firm)).toContain("limits");
    expect(firm.table.rows).toEqual([
      ["2026-08", "Rp10", "Rp10", "–"],
      ["2026-09", "Rp11", "Rp11", "eight"],
      ["2026-10", "Rp40", "Rp38", "outside, eight"],
    ]);
    const few = { ...chart, standing: "none", outside: [], runs: [] } as const;
    expect(draw(xmrModel({ months, values, judged: values, chart: few }, words, STYLE))).not.toContain(
      "limits",
    );
  });

  it("of a change goes step by step from before to after, below the ground where it must", () => {
    const model = waterfallModel(
      {
        ...{ before: 100, after: 10 },
        steps: [
          { name: "leads", effect: -140 },
          { name: "price", effect: 50 },
        ],
      },
      { factor: "f", money: "Rp", before: "before", after: "after" },
      STYLE,
    );
    expect(draw(model)).toContain("Rp-140");
    const heights = (model.option.series as { readonly data: readonly (number | { value: number })[] }[]).map(
      ({ data }) => data.map((at) => (typeof at === "number" ? at : at.value)),
    );
    // from 100 down to −40, up to 10: the parts above and below the ground, on nothing
    expect(heights).toEqual([
      [0, 0, 0, 0],
      [100, 100, 10, 10],
      [0, -40, -40, 0],
    ]);
    expect(model.table.rows).toEqual([
      ["before", "Rp100"],
      ["leads", "Rp-140"],
      ["price", "+Rp50"],
      ["after", "Rp10"],
    ]);
  });

  it("of bars leaves a gap where nothing can be said", () => {
    const words = { name: "", value: "v", reference: "mean" };
    const bars = [
      { name: "T1", value: 3 },
      { name: "T2", value: null },
    ];
    const model = barsModel({ bars, reference: 2 }, { words, write: String, direction: "lying" }, STYLE);
    expect(draw(model)).toContain("mean");
    expect(model.table.rows).toEqual([
      ["T1", "3"],
      ["T2", "–"],
    ]);
  });
});
