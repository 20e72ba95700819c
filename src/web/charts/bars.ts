import {
  baseOption,
  type ChartModel,
  type ChartStyle,
  nameAxis,
  plotArea,
  valueAxis,
} from "./chart-model.ts";

export interface Bar {
  readonly name: string;
  /** Null: nothing can be said; shown as a gap. */
  readonly value: number | null;
}

export interface BarsData {
  readonly bars: readonly Bar[];
  /** Where all of them would stand if they were alike; null: no line. */
  readonly reference: number | null;
}

export interface BarsWords {
  readonly name: string;
  readonly value: string;
  readonly reference: string;
}

/** Bars of one figure, upright (months of a year) or lying (territories), with a line to compare with. */
export function barsModel(
  { bars, reference }: BarsData,
  {
    words,
    write,
    direction,
  }: {
    readonly words: BarsWords;
    readonly write: (value: number) => string;
    readonly direction: "upright" | "lying";
  },
  { colours }: ChartStyle,
): ChartModel {
  const isLying = direction === "lying";
  const names = {
    ...nameAxis(
      colours,
      bars.map(({ name }) => name),
    ),
    inverse: isLying,
  };
  const values = valueAxis(colours, { name: isLying ? "" : words.value, label: write });
  return {
    option: {
      ...baseOption(colours),
      grid: plotArea({ left: 8, right: 40, top: isLying ? 24 : 34, bottom: 8 }),
      tooltip: {
        ...(baseOption(colours).tooltip as object),
        trigger: "item",
        formatter: ({ name, value }: { readonly name: string; readonly value: number | null }) =>
          `${name}\n${value === null ? "–" : write(value)}`,
      },
      xAxis: isLying ? values : names,
      yAxis: isLying ? names : values,
      series: [
        {
          type: "bar",
          barMaxWidth: 26,
          itemStyle: { color: colours.main, borderRadius: isLying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
          data: bars.map(({ value }) => value),
          markLine:
            reference === null
              ? undefined
              : {
                  silent: true,
                  symbol: "none",
                  lineStyle: { color: colours.bad, type: "dashed" },
                  label: {
                    color: colours.muted,
                    formatter: words.reference,
                    position: isLying ? "start" : "insideEndTop",
                  },
                  data: [isLying ? { xAxis: reference } : { yAxis: reference }],
                },
        },
      ],
    },
    table: {
      head: [words.name, words.value],
      rows: bars.map(({ name, value }) => [name, value === null ? "–" : write(value)]),
    },
  };
}
