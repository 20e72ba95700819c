import type { EChartsCoreOption } from "echarts/core";

/** The same figures as a chart shows, for who reads rather than looks. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a chart shows, as ECharts draws it and as a table. */
export interface ChartModel {
  readonly option: EChartsCoreOption;
  readonly table: ChartTable;
}

/** Colours of one colour scheme, `#rrggbb`. Sea green and orange can be told apart by the colour-blind; shapes differ besides. */
export interface ChartColours {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly surface: string;
  readonly main: string;
  readonly bad: string;
  /** Behind lines: shown at a low opacity. */
  readonly band: string;
}

export const CHART_COLOURS: Readonly<Record<"light" | "dark", ChartColours>> = {
  light: {
    ...{ text: "#1f2933", muted: "#5b6875", grid: "#dde3e9", surface: "#ffffff" },
    ...{ main: "#0b6e69", bad: "#c2410c", band: "#0b6e69" },
  },
  dark: {
    ...{ text: "#dbe2e8", muted: "#a7b4c0", grid: "#33404c", surface: "#252f39" },
    ...{ main: "#73c2b9", bad: "#ff9a63", band: "#73c2b9" },
  },
};

/** How numbers are written in the reader's language. */
export interface ChartFormat {
  /** Money in full, and short enough for an axis. */
  readonly money: (amount: number) => string;
  readonly shortMoney: (amount: number) => string;
  /** 0.125 as 12.5 %. */
  readonly share: (share: number) => string;
  readonly number: (value: number) => string;
  /** 2026-11 as Nov 2026. */
  readonly month: (month: string) => string;
  /** 1 … 12 as Jan … Dec. */
  readonly monthOfYear: (month: number) => string;
}

export interface ChartStyle {
  readonly colours: ChartColours;
  readonly format: ChartFormat;
}

/** Where the axes stand: so many pixels from each side, labels included. */
export const plotArea = (sides: Readonly<Partial<Record<"left" | "right" | "top" | "bottom", number>>>) => ({
  ...{ left: 8, right: 20, top: 34, bottom: 8, ...sides },
  outerBoundsMode: "same",
  outerBoundsContain: "axisLabel",
});

/** What every chart has in common. Tooltips are drawn, not written as HTML, so that no text of a user becomes markup. */
export const baseOption = ({ text, grid, surface }: ChartColours): EChartsCoreOption => ({
  animation: false,
  textStyle: { fontFamily: "Inter, sans-serif", color: text },
  aria: { enabled: false },
  grid: plotArea({}),
  tooltip: {
    renderMode: "richText",
    confine: true,
    backgroundColor: surface,
    borderColor: grid,
    textStyle: { color: text, fontSize: 13 },
  },
});

/** An axis of numbers that `label` writes. */
export const valueAxis = (
  { muted, grid }: ChartColours,
  {
    name,
    label,
    ...more
  }: { readonly name: string; readonly label: (value: number) => string } & Record<string, unknown>,
) => ({
  type: "value",
  name,
  nameTextStyle: { color: muted, fontSize: 12 },
  axisLabel: { color: muted, fontSize: 12, formatter: label, hideOverlap: true },
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: grid } },
  ...more,
});

/** An axis of names. */
export const nameAxis = ({ muted, grid }: ChartColours, names: readonly string[]) => ({
  type: "category",
  data: [...names],
  axisLabel: { color: muted, fontSize: 12, hideOverlap: true },
  axisLine: { lineStyle: { color: grid } },
  axisTick: { show: false },
});
