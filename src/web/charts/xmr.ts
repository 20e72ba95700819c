import {
  baseOption,
  type ChartModel,
  type ChartStyle,
  nameAxis,
  plotArea,
  valueAxis,
} from "./chart-model.ts";

export interface XmrData {
  /** As 2026-11. */
  readonly months: readonly string[];
  /** What was recorded. */
  readonly values: readonly number[];
  /** What is judged: the same without its season, or the same. */
  readonly judged: readonly number[];
  readonly chart: {
    readonly mean: number;
    readonly lower: number;
    readonly upper: number;
    readonly standing: "none" | "provisional" | "firm";
    /** Places in `months`. */
    readonly outside: readonly number[];
    readonly runs: readonly { readonly from: number; readonly to: number }[];
  } | null;
}

export interface XmrWords {
  readonly month: string;
  readonly money: string;
  readonly value: string;
  /** Of what is left without the season. */
  readonly judged: string;
  readonly mean: string;
  readonly limits: string;
  readonly signal: string;
  readonly outside: string;
  readonly run: string;
}

/** Months in the order of time with the limits within which chance alone moves them; signals are diamonds and triangles. */
export function xmrModel(
  { months, values, judged, chart }: XmrData,
  words: XmrWords,
  { colours, format }: ChartStyle,
): ChartModel {
  const isAdjusted = judged.some((value, place) => value !== values[place]);
  const hasLimits = chart !== null && chart.standing !== "none";
  const signals = signalsOf(chart, words);
  const level = (name: string, value: number, type: "solid" | "dashed") => ({
    ...{ type: "line", name, symbol: "none", silent: true, data: months.map(() => value) },
    lineStyle: { color: colours.muted, type, width: 1 },
    itemStyle: { color: colours.muted },
  });
  return {
    option: {
      ...baseOption(colours),
      legend: {
        data: [
          words.judged,
          ...(isAdjusted ? [words.value] : []),
          ...(hasLimits ? [words.mean, words.limits] : []),
        ],
        textStyle: { color: colours.muted },
        top: 0,
        left: 0,
      },
      grid: plotArea({ left: 8, right: 16, top: 62, bottom: 8 }),
      tooltip: {
        ...(baseOption(colours).tooltip as object),
        trigger: "axis",
        formatter: ([{ dataIndex: at }]: readonly { readonly dataIndex: number }[]) =>
          [
            format.month(months[at]),
            `${words.value}: ${format.money(values[at])}`,
            ...(isAdjusted ? [`${words.judged}: ${format.money(judged[at])}`] : []),
            ...(signals.get(at) ?? []),
          ].join("\n"),
      },
      xAxis: nameAxis(
        colours,
        months.map((month) => format.month(month)),
      ),
      yAxis: valueAxis(colours, { name: words.money, label: format.shortMoney, scale: true }),
      series: [
        ...(hasLimits
          ? [
              level(words.mean, chart.mean, "solid"),
              level(words.limits, chart.upper, "dashed"),
              level(words.limits, chart.lower, "dashed"),
            ]
          : []),
        ...(isAdjusted
          ? [
              {
                ...{ type: "line", name: words.value, data: values, symbol: "none", silent: true },
                lineStyle: { color: colours.muted, type: "dotted", width: 1.5 },
                itemStyle: { color: colours.muted },
              },
            ]
          : []),
        {
          ...{ type: "line", name: words.judged, showAllSymbol: true },
          lineStyle: { color: colours.main, width: 2 },
          itemStyle: { color: colours.main },
          data: judged.map((value, at) => ({ value, ...symbolOf(at, chart, colours.bad) })),
        },
      ],
    },
    table: {
      head: [words.month, words.value, words.judged, words.signal],
      rows: months.map((month, at) => [
        format.month(month),
        format.money(values[at]),
        format.money(judged[at]),
        signals.get(at)?.join(", ") ?? "–",
      ]),
    },
  };
}

function signalsOf(chart: XmrData["chart"], words: XmrWords): ReadonlyMap<number, readonly string[]> {
  const signals = new Map<number, readonly string[]>();
  for (const at of chart?.outside ?? []) signals.set(at, [words.outside]);
  for (const { from, to } of chart?.runs ?? [])
    for (let at = from; at <= to; at++) signals.set(at, [...(signals.get(at) ?? []), words.run]);
  return signals;
}

function symbolOf(at: number, chart: XmrData["chart"], bad: string) {
  const itemStyle = { color: bad };
  if (chart?.outside.includes(at)) return { symbol: "diamond", symbolSize: 14, itemStyle };
  if (chart?.runs.some(({ from, to }) => from <= at && at <= to))
    return { symbol: "triangle", symbolSize: 9, itemStyle };
  return { symbol: "circle", symbolSize: 5 };
}
