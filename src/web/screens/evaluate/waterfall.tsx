import { Alert } from "@mantine/core";
import { useMemo } from "react";
import { Chart } from "../../charts/chart.tsx";
import { useChartStyle } from "../../charts/use-chart-style.ts";
import { waterfallModel } from "../../charts/waterfall.ts";
import { useWords } from "../../i18n/define-words.ts";
import type { CausesOfChange } from "./diagnose-queries.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import { useNames } from "./use-names.ts";

interface WaterfallProps {
  readonly change: CausesOfChange["territories"][number];
}

/** What each factor of the funnel added to what a territory won, or took from it. */
export function Waterfall({ change: { territory, before, after, change, causes } }: WaterfallProps) {
  const t = useWords(diagnoseWords);
  const style = useChartStyle();
  const title = t("changes.waterfall", { territory: useNames("territory").labelOf(territory) });
  const model = useMemo(
    () =>
      waterfallModel(
        {
          ...{ before, after },
          steps: causes.map(({ key, effect }) => ({ name: t(`cause.${key}`), effect })),
        },
        {
          factor: t("changes.factor"),
          money: t("changes.money"),
          before: t("changes.before"),
          after: t("changes.after"),
        },
        style,
      ),
    [before, after, causes, style, t],
  );
  if (before === 0 && after === 0)
    return (
      <Alert color="gray" title={title}>
        {t("changes.nothing")}
      </Alert>
    );
  return (
    <Chart
      title={title}
      summary={t("changes.waterfall.summary", { change: style.format.shortMoney(change) })}
      model={model}
    />
  );
}
