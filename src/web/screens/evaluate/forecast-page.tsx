import { Anchor, Select, SimpleGrid, Stack, Table } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { barsModel } from "../../charts/bars.ts";
import { Chart } from "../../charts/chart.tsx";
import { forecastFanModel } from "../../charts/forecast-fan.ts";
import { useChartStyle } from "../../charts/use-chart-style.ts";
import { saveCsv } from "../../components/save-csv.ts";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Awaiting } from "./awaiting.tsx";
import { ByFilter, EvaluateFrame } from "./evaluate-frame.tsx";
import { forecastQuery, type SalesForecast } from "./evaluate-queries.ts";
import { askedOf } from "./evaluate-search.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { SeasonPlan } from "./season-plan.tsx";
import { useEvaluate } from "./use-evaluate.ts";
import { useFigures } from "./use-figures.ts";
import { useNames } from "./use-names.ts";

const KINDS = ["organisation", "territory", "rep", "team", "product"] as const;
const MONTHS = ["3", "6", "12", "24"];
const TOTAL = "";

interface ShownSeries {
  readonly name: string;
  readonly method: SalesForecast["totalMethod"];
  readonly actual: NonNullable<SalesForecast["totalActual"]>;
  readonly forecast: SalesForecast["total"];
  readonly backTest: SalesForecast["series"][number]["backTest"] | null;
}

/** What the sales of the past let expect, and how sure that is. */
export function ForecastPage() {
  const t = useWords(evaluateWords);
  const { period, search, change } = useEvaluate();
  const by = KINDS.find((kind) => kind === search.by) ?? "organisation";
  const months = search.months ?? 6;
  const { labelOf } = useNames(by);
  const asked = { ...askedOf(search, period), by, months };
  const figures = useFigures({ kind: "forecast", query: asked }, forecastQuery(asked));
  const { query } = figures;
  const { data } = query;
  const series = data && chooseSeries(data, search.only ?? TOTAL);
  const filters = (
    <>
      <ByFilter kinds={KINDS} value={by} onChange={(kind) => change({ by: kind, only: undefined })} />
      <Select
        label={t("forecast.months")}
        w={140}
        allowDeselect={false}
        value={String(months)}
        data={MONTHS}
        onChange={(value) => change({ months: Number(value) })}
      />
      {data && data.series.length > 1 && (
        <Select
          label={t("forecast.series")}
          w={200}
          searchable
          allowDeselect={false}
          value={series?.name ?? TOTAL}
          data={[
            { value: TOTAL, label: t("forecast.total") },
            ...data.series
              .filter(({ name }) => name !== TOTAL)
              .map(({ name }) => ({ value: name, label: labelOf(name) })),
          ]}
          onChange={(name) => change({ only: name || undefined })}
        />
      )}
    </>
  );
  const name = `forecast by ${by} ${period.from} ${period.until}`;
  return (
    <EvaluateFrame
      page="forecast"
      request={figures.request}
      filters={filters}
      onSave={data && (() => saveCsv(name, toCsv(data)))}
    >
      <Awaiting query={query} queryKey={figures.queryKey} />
      {data && series && (
        <Stack gap="md">
          <Fan forecast={data} series={series} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            <Season forecast={data} />
            <BackTest series={series} />
          </SimpleGrid>
          <SeasonPlan forecast={data} />
          <Anchor component={Link} to="/goals" size="sm">
            {t("forecast.pacing.link")}
          </Anchor>
        </Stack>
      )}
    </EvaluateFrame>
  );
}

function chooseSeries(data: SalesForecast, name: string): ShownSeries {
  // one series alone is the total, and brings its test with it
  const found =
    data.series.find((each) => each.name === name) ?? (data.series.length === 1 ? data.series[0] : null);
  if (found && (name !== TOTAL || data.series.length === 1)) {
    const { method, actual = [], forecasts, backTest } = found;
    return { name: found.name, method, actual, forecast: forecasts, backTest };
  }
  const { totalMethod, totalActual = [], total } = data;
  return { name: TOTAL, method: totalMethod, actual: totalActual, forecast: total, backTest: null };
}

interface SeriesProps {
  readonly forecast: SalesForecast;
  readonly series: ShownSeries;
}

function Fan({ forecast: { history }, series: { method, actual, forecast } }: SeriesProps) {
  const t = useWords(evaluateWords);
  const style = useChartStyle();
  const model = useMemo(() => {
    const words = {
      month: t("forecast.month"),
      actual: t("forecast.actual"),
      forecast: t("forecast.forecast"),
      within80: t("forecast.within80"),
      within95: t("forecast.within95"),
      money: t("forecast.money"),
    };
    return forecastFanModel({ actual, forecast }, words, style);
  }, [actual, forecast, style, t]);
  const [next] = forecast;
  const { shortMoney, month } = style.format;
  const said = {
    method: t(`forecast.method.${method}`),
    month: month(next.month),
    value: shortMoney(next.value),
  };
  const summary =
    next.low80 === undefined || next.high80 === undefined
      ? t("forecast.fan.summary.bare", { ...said, months: history.months })
      : t("forecast.fan.summary", { ...said, low: shortMoney(next.low80), high: shortMoney(next.high80) });
  return (
    <Chart
      title={t("forecast.fan")}
      summary={`${summary} ${t("forecast.whole", { month: month(history.to) })}`}
      model={model}
      heightPixels={380}
    />
  );
}

function Season({ forecast: { season, history } }: { readonly forecast: SalesForecast }) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const style = useChartStyle();
  const model = useMemo(() => {
    if (season === null) return null;
    const bars = season.months.map(({ monthOfYear, index }) => ({
      name: style.format.monthOfYear(monthOfYear),
      value: index,
    }));
    const isShare = season.kind === "multiplicative";
    const write = isShare
      ? (value: number) => value.toLocaleString(format.locale, TWO_DIGITS)
      : format.shortMoney;
    const words = {
      name: t("forecast.month"),
      value: t("forecast.season.index"),
      reference: t("forecast.season.normal"),
    };
    return barsModel({ bars, reference: isShare ? 1 : 0 }, { words, write, direction: "upright" }, style);
  }, [season, style, format, t]);
  if (season === null || model === null) {
    return <Section title={t("forecast.season")} lead={t("forecast.noSeason", { months: history.months })} />;
  }
  const byIndex = [...season.months].sort((a, b) => b.index - a.index);
  const named = (at: number) => style.format.monthOfYear(byIndex.at(at)?.monthOfYear ?? 1);
  const summary = t("forecast.season.summary", { best: named(0), worst: named(-1) });
  return <Chart title={t("forecast.season")} summary={summary} model={model} heightPixels={240} />;
}

const TWO_DIGITS = { maximumFractionDigits: 2 } as const;

function BackTest({ series: { backTest, method } }: { readonly series: ShownSeries }) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const isTested = backTest !== null && backTest.origins > 0;
  return (
    <Section
      title={t("forecast.test")}
      lead={isTested ? t("forecast.test.summary", { origins: backTest.origins }) : t("forecast.test.none")}
    >
      {isTested && (
        <Table mt="xs" aria-label={t("forecast.test")}>
          <Table.Tbody>
            {(Object.entries(backTest.mase) as [ShownSeries["method"], number | null][]).map(
              ([tested, error]) => (
                <Table.Tr key={tested}>
                  <Table.Td fw={tested === method ? 600 : 400}>{t(`forecast.method.${tested}`)}</Table.Td>
                  <Table.Td ta="right">
                    {error === null ? "–" : error.toLocaleString(format.locale, TWO_DIGITS)}
                  </Table.Td>
                </Table.Tr>
              ),
            )}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}

function toCsv({ series, totalActual = [], total }: SalesForecast) {
  const lines = (name: string, actual: ShownSeries["actual"], forecasts: ShownSeries["forecast"]) => [
    ...actual.map(({ month, value }) => [name, month, "actual", value, null, null, null, null]),
    ...forecasts.map(({ month, value, low80, high80, low95, high95 }) => [
      ...[name, month, "forecast", value, low80 ?? null, high80 ?? null, low95 ?? null, high95 ?? null],
    ]),
  ];
  return [
    ["series", "month", "kind", "value", "low80", "high80", "low95", "high95"],
    ...lines("total", totalActual, total),
    ...series.flatMap(({ name, actual = [], forecasts }) =>
      series.length > 1 ? lines(name, actual, forecasts) : [],
    ),
  ];
}
