import { Alert } from "@mantine/core";
import { useMemo } from "react";
import { Chart } from "../../charts/chart.tsx";
import { useChartStyle } from "../../charts/use-chart-style.ts";
import { xmrModel } from "../../charts/xmr.ts";
import { useWords } from "../../i18n/define-words.ts";
import type { TrendEvaluation } from "./diagnose-queries.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import { useNames } from "./use-names.ts";

type Series = TrendEvaluation["series"][number];

interface TrendChartProps {
  readonly trend: TrendEvaluation;
  readonly territory: string;
}

/** Whether a territory's sales changed beyond chance and season. */
export function TrendChart({ trend, territory }: TrendChartProps) {
  const t = useWords(diagnoseWords);
  const { labelOf } = useNames("territory");
  const series = trend.series.find(({ name }) => name === territory);
  if (series === undefined) return <Alert color="gray">{t("trend.missing")}</Alert>;
  return (
    <SeriesChart
      series={series}
      months={trend.months}
      title={t("trend.title", { territory: labelOf(territory) })}
    />
  );
}

interface SeriesChartProps {
  readonly series: Series;
  readonly months: readonly string[];
  readonly title: string;
}

export function SeriesChart({ series, months, title }: SeriesChartProps) {
  const t = useWords(diagnoseWords);
  const style = useChartStyle();
  const model = useMemo(
    () =>
      xmrModel(
        { months, ...series },
        {
          month: t("trend.month"),
          money: t("changes.money"),
          value: t("trend.value"),
          judged: t("trend.judged"),
          mean: t("trend.mean"),
          limits: t("trend.limits"),
          signal: t("trend.signal"),
          outside: t("trend.outside"),
          run: t("trend.run"),
        },
        style,
      ),
    [series, months, style, t],
  );
  return <Chart title={title} summary={useTold(series)} model={model} />;
}

function useTold({ chart, isAdjusted }: Series): string {
  const t = useWords(diagnoseWords);
  if (chart === null || chart.standing === "none") return t("trend.summary.none");
  const [outside, runs] = [chart.outside.length, chart.runs.length];
  return [
    outside + runs === 0 ? t("trend.summary.quiet") : t("trend.summary.signal", { outside, runs }),
    t("trend.restated"),
    ...(isAdjusted ? [t("trend.adjusted")] : []),
    ...(chart.standing === "provisional" ? [t("trend.provisional")] : []),
  ].join(" ");
}
