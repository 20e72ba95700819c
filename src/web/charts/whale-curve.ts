import { baseOption, type ChartModel, type ChartStyle, valueAxis } from "./chart-model.ts";

export interface WhaleCurveData {
  /** Numbers of accounts, the most profitable first; left out: 1, 2 … */
  readonly at?: readonly number[] | undefined;
  /** Cumulative profit in money after so many. */
  readonly cumulative: readonly number[];
  readonly total: number;
  readonly peak: { readonly accounts: number; readonly profit: number };
}

export interface WhaleCurveWords {
  readonly accounts: string;
  readonly profit: string;
  readonly all: string;
  readonly peak: string;
}

/** Cumulative profit over the accounts: how high it rises before the losing ones take it down again. */
export function whaleCurveModel(
  { cumulative, at = cumulative.map((_, index) => index + 1), total, peak }: WhaleCurveData,
  words: WhaleCurveWords,
  { colours, format }: ChartStyle,
): ChartModel {
  const points = [[0, 0], ...at.map((accounts, place) => [accounts, cumulative[place]])];
  return {
    option: {
      ...baseOption(colours),
      tooltip: {
        ...(baseOption(colours).tooltip as object),
        trigger: "axis",
        formatter: ([{ value }]: readonly { readonly value: readonly [number, number] }[]) =>
          `${format.number(value[0])} ${words.accounts}\n${format.money(value[1])}`,
      },
      xAxis: valueAxis(colours, {
        name: words.accounts,
        nameLocation: "middle",
        nameGap: 28,
        max: at.at(-1) ?? 0,
        label: format.number,
        splitLine: { show: false },
      }),
      yAxis: valueAxis(colours, { name: words.profit, label: format.shortMoney }),
      series: [
        {
          type: "line",
          showSymbol: false,
          lineStyle: { color: colours.main, width: 2.5 },
          itemStyle: { color: colours.main },
          areaStyle: { color: colours.band, opacity: 0.1 },
          data: points,
          markLine: {
            silent: true,
            symbol: "none",
            lineStyle: { color: colours.muted, type: "dashed" },
            label: { color: colours.muted, position: "insideStartBottom", formatter: words.all },
            data: [{ yAxis: total }],
          },
          markPoint: {
            symbol: "diamond",
            symbolSize: 14,
            itemStyle: { color: colours.bad },
            label: { color: colours.text, position: "top", formatter: words.peak },
            data: [{ coord: [peak.accounts, peak.profit] }],
          },
        },
      ],
    },
    table: {
      head: [words.accounts, words.profit],
      rows: tenths(at, peak.accounts).map((place) => [
        format.number(at[place]),
        format.money(cumulative[place]),
      ]),
    },
  };
}

/** Places of ten points along the curve, and of the one at `kept`. */
function tenths(at: readonly number[], kept: number): readonly number[] {
  const places = new Set([at.indexOf(kept)]);
  for (let tenth = 1; tenth <= 10; tenth++) places.add(Math.round((at.length * tenth) / 10) - 1);
  return [...places].filter((place) => place >= 0).sort((a, b) => a - b);
}
