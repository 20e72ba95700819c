import {
  baseOption,
  type ChartModel,
  type ChartStyle,
  nameAxis,
  plotArea,
  valueAxis,
} from "./chart-model.ts";

export interface MonthlyAmount {
  /** As 2026-11. */
  readonly month: string;
  readonly value: number;
}

/** Without limits where the history is too short for a back-test. */
export interface ForetoldAmount extends MonthlyAmount {
  readonly low80?: number | undefined;
  readonly high80?: number | undefined;
  readonly low95?: number | undefined;
  readonly high95?: number | undefined;
}

export interface ForecastFanData {
  readonly actual: readonly MonthlyAmount[];
  readonly forecast: readonly ForetoldAmount[];
}

export interface ForecastFanWords {
  readonly month: string;
  readonly actual: string;
  readonly forecast: string;
  readonly within80: string;
  readonly within95: string;
  readonly money: string;
}

/** History, forecast and the fan that it may open to: with 80 and 95 % of the months inside. */
export function forecastFanModel(
  { actual, forecast }: ForecastFanData,
  words: ForecastFanWords,
  { colours, format }: ChartStyle,
): ChartModel {
  const months = [...actual, ...forecast].map(({ month }) => month);
  const last = actual.at(-1);
  // the fan opens at the last month that is known
  const ahead = last === undefined ? forecast : [pointOf(last), ...forecast];
  const start = months.length - ahead.length;
  const hasFan = forecast.some(({ low80 }) => low80 !== undefined);
  const aligned = (value: (at: ForetoldAmount) => number | null) => [
    ...new Array<null>(start).fill(null),
    ...ahead.map(value),
  ];
  const band = (low: "low80" | "low95", high: "high80" | "high95", name: string, opacity: number) => [
    { ...bandLine(low), data: aligned((at) => at[low] ?? null) },
    {
      ...bandLine(low),
      name,
      itemStyle: { color: colours.band, opacity },
      areaStyle: { color: colours.band, opacity },
      data: aligned((at) => difference(at[high], at[low])),
    },
  ];
  return {
    option: {
      ...baseOption(colours),
      legend: {
        data: [
          words.actual,
          words.forecast,
          ...(hasFan ? [words.within80, words.within95].map((name) => ({ name, icon: "roundRect" })) : []),
        ],
        textStyle: { color: colours.muted },
        top: 0,
        left: 0,
      },
      grid: plotArea({ left: 8, right: 16, top: 62, bottom: 8 }),
      tooltip: {
        ...(baseOption(colours).tooltip as object),
        trigger: "axis",
        formatter: ([{ dataIndex }]: readonly { readonly dataIndex: number }[]) =>
          tell(months[dataIndex], { actual, forecast }, words, format),
      },
      xAxis: nameAxis(
        colours,
        months.map((month) => format.month(month)),
      ),
      yAxis: valueAxis(colours, { name: words.money, label: format.shortMoney, scale: true }),
      series: [
        ...band("low95", "high95", words.within95, 0.16),
        ...band("low80", "high80", words.within80, 0.28),
        {
          ...{ type: "line", name: words.actual, symbolSize: 5, data: actual.map(({ value }) => value) },
          lineStyle: { color: colours.text, width: 2 },
          itemStyle: { color: colours.text },
        },
        {
          ...{ type: "line", name: words.forecast, symbol: "emptyCircle", symbolSize: 6 },
          data: aligned(({ value }) => value),
          lineStyle: { color: colours.main, width: 2, type: "dashed" },
          itemStyle: { color: colours.main },
        },
      ],
    },
    table: {
      head: [words.month, words.actual, words.forecast, words.within80, words.within95],
      rows: [
        ...actual.map(({ month, value }) => [format.month(month), format.money(value), "", "", ""]),
        ...forecast.map((at) => [
          format.month(at.month),
          "",
          format.money(at.value),
          range(at.low80, at.high80, format),
          range(at.low95, at.high95, format),
        ]),
      ],
    },
  };
}

const pointOf = ({ month, value }: MonthlyAmount): ForetoldAmount => ({
  ...{ month, value, low80: value, high80: value, low95: value, high95: value },
});

/** Two lines stacked: an invisible one up to the lower limit, then the band. */
const bandLine = (stack: string) => ({
  ...{ type: "line", stack, stackStrategy: "all", showSymbol: false, silent: true },
  lineStyle: { opacity: 0 },
});

const difference = (high: number | undefined, low: number | undefined): number | null =>
  high === undefined || low === undefined ? null : high - low;

const range = (low: number | undefined, high: number | undefined, { money }: ChartStyle["format"]): string =>
  low === undefined || high === undefined ? "–" : `${money(low)} – ${money(high)}`;

function tell(
  month: string,
  { actual, forecast }: ForecastFanData,
  words: ForecastFanWords,
  format: ChartStyle["format"],
): string {
  const known = actual.find((at) => at.month === month);
  const told = forecast.find((at) => at.month === month);
  const lines = [format.month(month)];
  if (known) lines.push(`${words.actual}: ${format.money(known.value)}`);
  if (told) {
    lines.push(`${words.forecast}: ${format.money(told.value)}`);
    if (told.low80 !== undefined) lines.push(`${words.within80}: ${range(told.low80, told.high80, format)}`);
    if (told.low95 !== undefined) lines.push(`${words.within95}: ${range(told.low95, told.high95, format)}`);
  }
  return lines.join("\n");
}
