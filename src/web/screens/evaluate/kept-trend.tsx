import { Alert, Select, Stack } from "@mantine/core";
import type { ScopeKind } from "../../../core/domain/scope-kinds.ts";
import { useWords } from "../../i18n/define-words.ts";
import type { TrendEvaluation } from "./diagnose-queries.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import { PlannedNotice } from "./evaluate-frame.tsx";
import { evaluateWords } from "./evaluate-words.ts";
import { listSignals } from "./list-signals.ts";
import { SeriesChart } from "./trend-chart.tsx";
import { useEvaluate } from "./use-evaluate.ts";
import { useNames } from "./use-names.ts";
import { useNobody } from "./use-nobody.ts";

interface KeptTrendProps {
  readonly trend: TrendEvaluation;
  readonly by: ScopeKind;
}

/** Sales by month with their limits of chance, one after another; who had a signal comes first. */
export function KeptTrend({ trend, by }: KeptTrendProps) {
  const t = useWords(diagnoseWords);
  const evaluate = useWords(evaluateWords);
  const { search, change } = useEvaluate();
  const { labelOf } = useNames(by);
  const nobody = useNobody(by);
  const label = (name: string) =>
    by === "organisation" ? evaluate("by.organisation") : name === "" ? nobody : labelOf(name);
  const [signal] = listSignals(trend);
  const chosen =
    trend.series.find(({ name }) => name === search.only) ??
    trend.series.find(({ name }) => name === signal) ??
    trend.series.find(({ name }) => name !== "") ??
    trend.series[0];
  if (chosen === undefined) return <Alert color="gray">{t("trend.missing")}</Alert>;
  return (
    <Stack gap="md">
      {trend.series.length > 1 && (
        <Select
          label={evaluate(`by.${by}`)}
          w={280}
          allowDeselect={false}
          value={chosen.name}
          data={trend.series.map(({ name }) => ({ value: name, label: label(name) }))}
          onChange={(name) => change({ only: name ?? undefined })}
        />
      )}
      <SeriesChart
        series={chosen}
        months={trend.months}
        title={t("trend.title", { territory: label(chosen.name) })}
      />
      <PlannedNotice {...trend} />
    </Stack>
  );
}
