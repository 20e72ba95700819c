import { useComputedColorScheme } from "@mantine/core";
import { useMemo } from "react";
import { type Format, useFormat } from "../i18n/use-format.ts";
import { CHART_COLOURS, type ChartFormat, type ChartStyle } from "./chart-model.ts";

/** Colours and numbers as the reader has chosen them. */
export function useChartStyle(): ChartStyle {
  const scheme = useComputedColorScheme("light");
  const format = useFormat();
  return useMemo(() => ({ colours: CHART_COLOURS[scheme], format: toChartFormat(format) }), [scheme, format]);
}

function toChartFormat({ locale, money, shortMoney, percent, number }: Format): ChartFormat {
  const month = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const monthOfYear = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  return {
    money,
    shortMoney,
    number,
    share: percent,
    month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
    monthOfYear: (ordinal) => monthOfYear.format(new Date(Date.UTC(2000, ordinal - 1, 1))),
  };
}
