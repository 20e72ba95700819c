import { Select, Stack } from "@mantine/core";
import { IconFilterDollar } from "@tabler/icons-react";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { LinkButton } from "../../components/links.tsx";
import { saveCsv } from "../../components/save-csv.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Awaiting } from "./awaiting.tsx";
import { ChanceTable } from "./chance-table.tsx";
import { type PipelineForecast, pipelineForecastQuery } from "./diagnose-queries.ts";
import { ByFilter, EvaluateFrame, PlannedNotice } from "./evaluate-frame.tsx";
import { askedOf, USUAL_DAYS } from "./evaluate-search.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { PipelineCalls } from "./pipeline-calls.tsx";
import { PipelineForecastTable } from "./pipeline-forecast-table.tsx";
import { pipelineForecastWords } from "./pipeline-forecast-words.ts";
import { useEvaluate } from "./use-evaluate.ts";
import { useFigures } from "./use-figures.ts";
import { VerdictCard } from "./verdict-card.tsx";

const KINDS = ["territory", "rep", "team", "product"] as const;
const DAYS = ["30", "60", "90", "180", "365"];

/** What of the open pipeline will be won, how sure that is, and how such forecasts fared before. */
export function PipelineForecastPage() {
  const t = useWords(pipelineForecastWords);
  const evaluate = useWords(evaluateWords);
  const { period, search, change } = useEvaluate();
  const by = KINDS.find((kind) => kind === search.by) ?? "territory";
  const days = search.days ?? USUAL_DAYS;
  const asked = { ...askedOf(search, period), by, days };
  const figures = useFigures({ kind: "pipeline-forecast", query: asked }, pipelineForecastQuery(asked));
  const { data } = figures.query;
  const isFilled = data !== undefined && data.all.open > 0;
  const name = `pipeline forecast by ${by} ${period.until}`;
  const filters = (
    <>
      <Select
        label={t("days")}
        w={130}
        allowDeselect={false}
        value={String(days)}
        data={DAYS.map((value) => ({ value, label: t("days.count", { days: value }) }))}
        onChange={(value) => change({ days: Number(value) })}
      />
      <ByFilter kinds={KINDS} value={by} onChange={(kind) => change({ by: kind })} />
    </>
  );
  return (
    <EvaluateFrame
      page="pipeline-forecast"
      request={figures.request}
      isCredited
      filters={filters}
      onSave={isFilled ? () => saveCsv(name, toCsv(data)) : undefined}
    >
      <Awaiting query={figures.query} queryKey={figures.queryKey} />
      {data && !isFilled && (
        <EmptyState icon={IconFilterDollar} title={t("empty")} text={t("empty.text")}>
          <LinkButton to="/imports" search={{ kind: "opportunities" }} variant="light" mt="xs">
            {evaluate("empty.import")}
          </LinkButton>
        </EmptyState>
      )}
      {isFilled && (
        <Stack gap="md">
          <Verdict forecast={data} />
          <PipelineCalls forecast={data} />
          <PipelineForecastTable forecast={data} by={by} />
          <ChanceTable chances={data.chances} />
          <PlannedNotice {...data} />
        </Stack>
      )}
    </EvaluateFrame>
  );
}

function Verdict({
  forecast: { from, until, horizonDays, all, past },
}: {
  readonly forecast: PipelineForecast;
}) {
  const t = useWords(pipelineForecastWords);
  const format = useFormat();
  const { limits, weighted, open } = all;
  const lines = [
    limits === null
      ? t("verdict.bare")
      : t("verdict.limits", {
          low80: format.shortMoney(limits.low80),
          high80: format.shortMoney(limits.high80),
          low95: format.shortMoney(limits.low95),
          high95: format.shortMoney(limits.high95),
        }),
    ...(past.shareFromNew === null
      ? []
      : [t("verdict.new", { share: format.percent(past.shareFromNew), days: horizonDays })]),
    t("verdict.learnt", {
      from: format.date(from),
      until: format.date(addDays(until as CivilDate, -1)),
    }),
  ];
  const said = { weighted: format.shortMoney(weighted), days: horizonDays, open: format.number(open) };
  return <VerdictCard differs={limits !== null} title={t("verdict", said)} lines={lines} />;
}

function toCsv({ groups, all }: PipelineForecast) {
  const row = (name: string, sum: Omit<PipelineForecast["groups"][number], "group">) => [
    ...[name, sum.open, sum.expectedWins, sum.commit, sum.weighted, sum.bestCase],
    ...[sum.withoutAmount, sum.withoutChance],
  ];
  return [
    [
      ...["group", "open", "expectedWins", "commit", "weighted", "bestCase"],
      ...["withoutAmount", "withoutChance"],
    ],
    ...groups.map(({ group, ...sum }) => row(group, sum)),
    row("all", all),
  ];
}
