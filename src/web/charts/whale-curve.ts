import { baseOption, type ChartModel, type ChartStyle, valueAxis } from "./chart-model.ts";

export interface WhaleCurveData {
  /** Cumulative profit in money after 1, 2 … accounts, the most profitable first. */
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

/** More points than a wide screen has pixels are drawn by as many as it can show. */
const MOST_POINTS = 400;

/** Cumulative profit over the accounts: how high it rises before the losing ones take it down again. */
export function whaleCurveModel(
  { cumulative, total, peak }: WhaleCurveData,
  words: WhaleCurveWords,
  { colours, format }: ChartStyle,
): ChartModel {
  const steps = sample(cumulative.length, peak.accounts);
  const points = steps.map((accounts) => [accounts, accounts === 0 ? 0 : cumulative[accounts - 1]]);
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
        max: cumulative.length,
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
            label: { color: colours.muted, position: "insideStartTop", formatter: words.all },
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
      rows: tenths(cumulative.length, peak.accounts).map((accounts) => [
        format.number(accounts),
        format.money(cumulative[accounts - 1]),
      ]),
    },
  };
}

/** 0, then at most so many positions up to `last`, with `kept` among them. */
function sample(last: number, kept: number): readonly number[] {
  const step = Math.max(1, Math.ceil(last / MOST_POINTS));
  const positions = new Set([0, kept, last]);
  for (let position = step; position < last; position += step) positions.add(position);
  return [...positions].sort((a, b) => a - b);
}

function tenths(last: number, kept: number): readonly number[] {
  const positions = new Set([kept, last]);
  for (let tenth = 1; tenth < 10; tenth++) positions.add(Math.round((last * tenth) / 10));
  return [...positions].filter((position) => position > 0).sort((a, b) => a - b);
}
