import { funnelLimits } from "../../core/evaluate/statistics/funnel-limits.ts";
import { baseOption, type ChartModel, type ChartStyle, plotArea, valueAxis } from "./chart-model.ts";

export interface FunnelPlotPoint {
  readonly name: string;
  readonly leads: number;
  readonly newAccounts: number;
  readonly standing: "above" | "below" | "not-told-apart" | "not-enough-data";
}

export interface FunnelPlotData {
  readonly points: readonly FunnelPlotPoint[];
  /** Of the team, 0 … 1. */
  readonly teamRate: number;
  /** 1 = chance alone. */
  readonly overdispersion: number;
}

export interface FunnelPlotWords {
  readonly name: string;
  readonly leads: string;
  readonly newAccounts: string;
  readonly rate: string;
  readonly team: string;
  readonly limits95: string;
  readonly limits998: string;
  readonly verdict: string;
  readonly standing: Readonly<Record<FunnelPlotPoint["standing"], string>>;
}

const SHAPES: Readonly<Record<FunnelPlotPoint["standing"], string>> = {
  above: "triangle",
  below: "diamond",
  "not-told-apart": "circle",
  "not-enough-data": "circle",
};
const MOST_STEPS = 120;
/** From so many peers on limits allow for a spread beyond chance, as the evaluation does. */
const LEAST_PEERS = 8;

/**
 * Rate over number of leads, with the limits within which chance alone moves a territory that is like the team. Exact
 * binomial limits (Spiegelhalter 2005): they are steps, not smooth lines.
 */
export function funnelPlotModel(
  { points, teamRate, overdispersion }: FunnelPlotData,
  words: FunnelPlotWords,
  { colours, format }: ChartStyle,
): ChartModel {
  const most = Math.max(10, ...points.map(({ leads }) => leads)) * 1.1;
  const spread = points.length >= LEAST_PEERS ? Math.max(1, overdispersion) : 1;
  const limits = limitLines(Math.ceil(most), teamRate, spread);
  const dashed = (name: string, data: readonly (readonly number[])[], type: string) => ({
    ...{ type: "line", name, data, step: "middle", symbol: "none", silent: true },
    lineStyle: { color: colours.muted, type, width: 1 },
    itemStyle: { color: colours.muted },
  });
  const rates = valueAxis(colours, {
    name: words.rate,
    nameGap: 8,
    min: 0,
    max: topOf(points, limits.high998),
    label: format.share,
  });
  return {
    option: {
      ...baseOption(colours),
      grid: plotArea({ left: 8, right: 24, top: 48, bottom: 28 }),
      legend: {
        data: [words.team, words.limits95, words.limits998],
        textStyle: { color: colours.muted },
        itemStyle: { opacity: 0 },
        top: 0,
        left: 0,
      },
      tooltip: {
        ...(baseOption(colours).tooltip as object),
        trigger: "item",
        formatter: ({ data }: { readonly data: { readonly point: FunnelPlotPoint } }) =>
          tell(data.point, words, format),
      },
      xAxis: valueAxis(colours, {
        name: words.leads,
        nameLocation: "middle",
        nameGap: 28,
        min: 0,
        max: Math.ceil(most),
        label: format.number,
        splitLine: { show: false },
      }),
      // the top is where the data end, not a round share: its label would stand on the one below
      yAxis: { ...rates, axisLabel: { ...rates.axisLabel, showMaxLabel: false } },
      series: [
        {
          ...dashed(
            words.team,
            [
              [0, teamRate],
              [Math.ceil(most), teamRate],
            ],
            "solid",
          ),
          step: false,
        },
        dashed(words.limits95, limits.low95, "dashed"),
        dashed(words.limits95, limits.high95, "dashed"),
        dashed(words.limits998, limits.low998, "dotted"),
        dashed(words.limits998, limits.high998, "dotted"),
        {
          type: "scatter",
          symbolSize: 13,
          data: points.map((point) => ({
            point,
            value: [point.leads, point.leads === 0 ? 0 : point.newAccounts / point.leads],
            symbol: SHAPES[point.standing],
            itemStyle: styleOf(point, colours),
          })),
          label: {
            show: points.length <= 30,
            position: "top",
            color: colours.text,
            formatter: ({ data }: { readonly data: { readonly point: FunnelPlotPoint } }) => data.point.name,
          },
          labelLayout: { hideOverlap: true },
        },
      ],
    },
    table: {
      head: [words.name, words.leads, words.newAccounts, words.rate, words.verdict],
      rows: points.map((point) => [
        point.name,
        format.number(point.leads),
        format.number(point.newAccounts),
        point.leads === 0 ? "–" : format.share(point.newAccounts / point.leads),
        words.standing[point.standing],
      ]),
    },
  };
}

/** Filled only where there is a verdict. */
function styleOf({ standing }: FunnelPlotPoint, { main, bad, surface }: ChartStyle["colours"]) {
  const colour = standing === "below" ? bad : main;
  return { color: standing === "not-enough-data" ? surface : colour, borderColor: colour, borderWidth: 2 };
}

/** As high as the points and the limits from the smallest of them on, for the limits of one lead alone are all. */
function topOf(points: readonly FunnelPlotPoint[], high998: readonly (readonly [number, number])[]): number {
  const counted = points.filter(({ leads }) => leads > 0);
  const fewest = Math.min(...counted.map(({ leads }) => leads));
  const limits = high998.filter(([leads]) => leads >= fewest).map(([, rate]) => rate);
  return Math.min(
    1,
    1.1 * Math.max(0.01, ...limits, ...counted.map(({ newAccounts, leads }) => newAccounts / leads)),
  );
}

const tell = (
  { name, leads, newAccounts, standing }: FunnelPlotPoint,
  words: FunnelPlotWords,
  format: ChartStyle["format"],
): string =>
  [
    name,
    `${words.newAccounts}: ${format.number(newAccounts)} / ${format.number(leads)}`,
    words.standing[standing],
  ].join("\n");

/** Limits as rates, by number of leads. */
function limitLines(most: number, rate: number, spread: number) {
  const step = Math.max(1, Math.floor(most / MOST_STEPS));
  const lines = { low95: [], high95: [], low998: [], high998: [] } as Record<
    "low95" | "high95" | "low998" | "high998",
    [number, number][]
  >;
  for (let leads = 1; leads <= most; leads += step) {
    const limits = funnelLimits(leads, rate, spread);
    for (const key of ["low95", "high95", "low998", "high998"] as const)
      lines[key].push([leads, limits[key] / leads]);
  }
  return lines;
}
