import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { barsModel } from "../../charts/bars.ts";
import { Chart } from "../../charts/chart.tsx";
import { useChartStyle } from "../../charts/use-chart-style.ts";
import { LoadingLines } from "../../components/page.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { type Kpi, type KpisByScope, kpiRegistryQuery, kpisQuery } from "./evaluate-queries.ts";
import { askedOf } from "./evaluate-search.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { useEvaluate } from "./use-evaluate.ts";
import { useNobody } from "./use-nobody.ts";
import { writeFigure } from "./write-figure.ts";

const FIRST = "net-profit";

/** How one key figure spreads over the territories. */
export function KpiBars() {
  const { period, search } = useEvaluate();
  const { data: registry } = useQuery(kpiRegistryQuery);
  const { data } = useQuery(kpisQuery({ ...askedOf(search, period), by: "territory" }));
  if (!registry || !data) return <LoadingLines count={6} />;
  const known = registry.filter(({ key }) => key in data.total);
  const kpi = known.find(({ key }) => key === (search.kpi ?? FIRST)) ?? known[0];
  if (kpi === undefined) return null;
  return <Bars kpi={kpi} known={known} kpis={data} />;
}

interface BarsProps {
  readonly kpi: Kpi;
  readonly known: readonly Kpi[];
  readonly kpis: KpisByScope;
}

function Bars({ kpi, known, kpis }: BarsProps) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const language = useLanguage();
  const style = useChartStyle();
  const { change } = useEvaluate();
  const nobody = useNobody("territory");
  const name = kpi.name[language];
  const total = kpis.total[kpi.key]?.value ?? null;
  const model = useMemo(() => {
    const bars = kpis.scopes.map(({ code, name: ofScope, kpis: of }) => ({
      name: code === null ? nobody : `${code} ${ofScope ?? ""}`,
      value: of[kpi.key]?.value ?? null,
    }));
    const write = (value: number) =>
      kpi.unit === "money" ? format.shortMoney(value) : writeFigure(kpi.unit, value, format, t);
    // an amount has no value that all would share
    const reference = kpi.denominator === null ? null : total;
    const words = { name: t("territories.name"), value: name, reference: t("total") };
    return barsModel({ bars, reference }, { words, write, direction: "lying" }, style);
  }, [kpis, kpi, name, nobody, total, style, format, t]);
  return (
    <Chart
      title={t("territories.bars", { kpi: name })}
      summary={`${kpi.definition[language]} ${t("total")}: ${writeFigure(kpi.unit, total, format, t)}.`}
      model={model}
      heightPixels={Math.max(180, 60 + 30 * kpis.scopes.length)}
    >
      <Select
        label={t("territories.kpi")}
        mt="sm"
        maw={360}
        searchable
        allowDeselect={false}
        value={kpi.key}
        data={known.map(({ key, name: both }) => ({ value: key, label: both[language] }))}
        onChange={(key) => change({ kpi: key ?? undefined })}
      />
    </Chart>
  );
}
