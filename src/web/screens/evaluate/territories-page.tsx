import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { Chart } from "../../charts/chart.tsx";
import { funnelPlotModel } from "../../charts/funnel-plot.ts";
import { useChartStyle } from "../../charts/use-chart-style.ts";
import { saveCsv } from "../../components/save-csv.ts";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Awaiting } from "./awaiting.tsx";
import { EvaluateFrame, PlannedNotice } from "./evaluate-frame.tsx";
import { type TerritoryFunnel, territoriesQuery } from "./evaluate-queries.ts";
import { askedOf } from "./evaluate-search.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { FunnelTable } from "./funnel-table.tsx";
import { KpiBars } from "./kpi-bars.tsx";
import { NothingToEvaluate } from "./nothing-to-evaluate.tsx";
import { useEvaluate } from "./use-evaluate.ts";
import { useFigures } from "./use-figures.ts";
import { useNames } from "./use-names.ts";
import { VerdictCard } from "./verdict-card.tsx";

/** Whether territories differ in what becomes of their leads, and how any key figure spreads over them. */
export function TerritoriesPage() {
  const t = useWords(evaluateWords);
  const { period, search } = useEvaluate();
  const asked = askedOf(search, period);
  const figures = useFigures({ kind: "territories", query: asked }, territoriesQuery(asked));
  const { query } = figures;
  const { data } = query;
  const hasLeads = data !== undefined && data.territories.length > 0;
  // one alone, as a rep sees hers, is not compared with itself
  const isCompared = hasLeads && data.territories.length > 1;
  const name = `territories ${period.from} ${period.until}`;
  return (
    <EvaluateFrame
      page="territories"
      request={figures.request}
      isCredited
      onSave={hasLeads ? () => saveCsv(name, toCsv(data)) : undefined}
    >
      <Awaiting query={query} queryKey={figures.queryKey} />
      {data && !hasLeads && <NothingToEvaluate />}
      {hasLeads && (
        <Stack gap="md">
          {isCompared && <Verdict funnel={data} />}
          <Section title={t("territories.table")}>
            <FunnelTable funnel={data} />
            {data.withoutTerritory.leads > 0 && (
              <Text size="xs" c="dimmed" mt="xs">
                {t("territories.without", { count: data.withoutTerritory.leads })}
              </Text>
            )}
          </Section>
          <PlannedNotice {...data} />
        </Stack>
      )}
      <SimpleGrid cols={{ base: 1, lg: isCompared ? 2 : 1 }} spacing="md">
        {isCompared && <FunnelPlot funnel={data} />}
        <KpiBars />
      </SimpleGrid>
    </EvaluateFrame>
  );
}

function Verdict({ funnel }: { readonly funnel: TerritoryFunnel }) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const { labelOf } = useNames("territory");
  const { verdict, reason, homogeneity, extremes } = funnel;
  const points = (share: number) => format.number(share * 100);
  const lines = [
    t(`territories.reason.${reason}`, { p: homogeneity ? homogeneity.pValue.toPrecision(2) : "–" }),
  ];
  if (extremes !== null) {
    const { highest, lowest, difference, low, high, leadsNeededEach } = extremes;
    lines.push(
      t("territories.extremes", {
        ...{
          highest: labelOf(highest),
          lowest: labelOf(lowest),
          difference: points(difference),
          low: points(low),
          high: points(high),
        },
      }),
    );
    if (leadsNeededEach !== null) {
      lines.push(t("territories.needed", { count: format.number(leadsNeededEach) }));
    }
  }
  return (
    <VerdictCard differs={verdict === "differ"} title={t(`territories.verdict.${verdict}`)} lines={lines} />
  );
}

function FunnelPlot({ funnel }: { readonly funnel: TerritoryFunnel }) {
  const t = useWords(evaluateWords);
  const style = useChartStyle();
  const teamRate = funnel.team.rate ?? 0;
  const model = useMemo(
    () =>
      funnelPlotModel(
        {
          ...{ teamRate, overdispersion: funnel.overdispersion },
          points: funnel.territories.map(({ territory, ...point }) => ({ name: territory, ...point })),
        },
        {
          name: t("territories.name"),
          leads: t("territories.leads"),
          newAccounts: t("territories.newAccounts"),
          rate: t("territories.rate"),
          team: t("territories.team"),
          limits95: t("territories.plot.limits95"),
          limits998: t("territories.plot.limits998"),
          verdict: t("territories.standing"),
          standing: {
            above: t("standing.above"),
            below: t("standing.below"),
            "not-told-apart": t("standing.not-told-apart"),
            "not-enough-data": t("standing.not-enough-data"),
          },
        },
        style,
      ),
    [funnel, teamRate, style, t],
  );
  return (
    <Chart
      title={t("territories.plot")}
      summary={t("territories.plot.summary", { rate: style.format.share(teamRate) })}
      model={model}
    />
  );
}

function toCsv({ territories }: TerritoryFunnel) {
  return [
    [
      "territory",
      "leads",
      "opportunities",
      "newAccounts",
      "rate",
      "low95",
      "high95",
      "shrunkRate",
      "standing",
    ],
    ...territories.map(
      ({ territory, leads, opportunities, newAccounts, rate, interval, shrunkRate, standing }) => [
        ...[territory, leads, opportunities, newAccounts, rate],
        ...[interval?.low ?? null, interval?.high ?? null, shrunkRate, standing],
      ],
    ),
  ];
}
