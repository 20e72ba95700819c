import { SimpleGrid, Stack } from "@mantine/core";
import { saveCsv } from "../../components/save-csv.ts";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Awaiting } from "./awaiting.tsx";
import { ByFilter, EvaluateFrame, PlannedNotice } from "./evaluate-frame.tsx";
import { type PipelineEvaluation, pipelineQuery } from "./evaluate-queries.ts";
import { askedOf } from "./evaluate-search.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { Figure } from "./figure.tsx";
import { NothingToEvaluate } from "./nothing-to-evaluate.tsx";
import { PipelineEnough } from "./pipeline-enough.tsx";
import { PipelineTable } from "./pipeline-table.tsx";
import { Stat } from "./stat.tsx";
import { useEvaluate } from "./use-evaluate.ts";
import { useFigures } from "./use-figures.ts";
import { VerdictCard } from "./verdict-card.tsx";

const KINDS = ["territory", "rep", "team", "product"] as const;

/** What is won, how long it takes, and what is still open. */
export function PipelinePage() {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const { period, search, change } = useEvaluate();
  const by = KINDS.find((kind) => kind === search.by) ?? "territory";
  const asked = { ...askedOf(search, period), by };
  const figures = useFigures({ kind: "pipeline", query: asked }, pipelineQuery(asked));
  const { query } = figures;
  const { data } = query;
  const hasAny = data !== undefined && data.groups.length > 0;
  const name = `pipeline by ${by} ${period.from} ${period.until}`;
  return (
    <EvaluateFrame
      page="pipeline"
      request={figures.request}
      isCredited
      filters={<ByFilter kinds={KINDS} value={by} onChange={(kind) => change({ by: kind })} />}
      onSave={hasAny ? () => saveCsv(name, toCsv(data)) : undefined}
    >
      <Awaiting query={query} queryKey={figures.queryKey} />
      {data && !hasAny && <NothingToEvaluate />}
      {hasAny && (
        <Stack gap="md">
          {!figures.isKept && <PipelineEnough needed={data.all.kpis["pipeline-coverage-needed"] ?? null} />}
          <Totals all={data.all} />
          {data.groups.length > 1 && <Verdict pipeline={data} />}
          <Section title={t("pipeline.table", { by: t(`by.${by}`).toLocaleLowerCase(format.locale) })}>
            <PipelineTable pipeline={data} by={by} />
          </Section>
          <PlannedNotice {...data} />
        </Stack>
      )}
    </EvaluateFrame>
  );
}

function Totals({ all }: { readonly all: PipelineEvaluation["all"] }) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const { winRate, interval, cycleDays, kpis } = all;
  const { medianWon, censored, medianCensored } = cycleDays;
  const days = (value: number) => t("pipeline.cycle.days", { days: format.number(value) });
  const openValue = format.shortMoney(kpis["pipeline-value"] ?? 0);
  const perDay = kpis["sales-velocity"];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
      <Stat
        name={t("pipeline.value")}
        value={
          <Figure kpi="pipeline-value" label={t("pipeline.value")}>
            {openValue}
          </Figure>
        }
        note={`${format.number(all.open)} ${t("pipeline.open").toLocaleLowerCase(format.locale)}`}
      />
      <Stat
        name={t("pipeline.rate")}
        value={
          <Figure kpi="win-rate-count" label={t("pipeline.rate")}>
            {winRate === null ? "–" : format.percent(winRate)}
          </Figure>
        }
        note={
          interval === null
            ? undefined
            : `${t("territories.interval")}: ${format.percent(interval.low)} – ${format.percent(interval.high)}`
        }
      />
      <Stat
        name={t("pipeline.cycle")}
        value={
          <Figure kpi="mean-cycle" label={t("pipeline.cycle")}>
            {medianWon === null ? "–" : days(medianWon)}
          </Figure>
        }
        note={t("pipeline.censored", {
          share: format.percent(censored),
          days: medianCensored === null ? t("pipeline.censored.never") : days(medianCensored),
        })}
      />
      <Stat
        name={t("pipeline.velocity")}
        value={
          <Figure kpi="sales-velocity" label={t("pipeline.velocity")}>
            {perDay == null ? "–" : format.shortMoney(perDay)}
          </Figure>
        }
      />
    </SimpleGrid>
  );
}

function Verdict({ pipeline: { verdict, reason, homogeneity } }: { readonly pipeline: PipelineEvaluation }) {
  const t = useWords(evaluateWords);
  const line = t(`territories.reason.${reason}`, {
    p: homogeneity ? homogeneity.pValue.toPrecision(2) : "–",
  });
  return (
    <VerdictCard differs={verdict === "differ"} title={t(`pipeline.verdict.${verdict}`)} lines={[line]} />
  );
}

function toCsv({ groups }: PipelineEvaluation) {
  const keys = Object.keys(groups[0].kpis);
  return [
    ["group", "won", "lost", "open", "winRate", "low95", "high95", "medianDays", ...keys],
    ...groups.map(({ group, won, lost, open, winRate, interval, cycleDays, kpis }) => [
      ...[group, won, lost, open, winRate, interval?.low ?? null, interval?.high ?? null],
      ...[cycleDays.medianWon, ...keys.map((key) => kpis[key] ?? null)],
    ]),
  ];
}
