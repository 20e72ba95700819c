import { Badge, Table, Text } from "@mantine/core";
import { useChartStyle } from "../../charts/use-chart-style.ts";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import type { SalesForecast } from "./evaluate-queries.ts";

const COLOURS = { busy: "orange", slow: "blue", "as-usual": "gray" } as const;

/** What a feast that moves does to the months ahead, how a goal falls on them, and what comes first in each. */
export function SeasonPlan({ forecast }: { readonly forecast: SalesForecast }) {
  const t = useWords(diagnoseWords);
  const format = useFormat();
  const style = useChartStyle();
  const { plan } = forecast;
  const told = useFeastTold(forecast);
  const factor = (value: number) => value.toLocaleString(format.locale, { maximumFractionDigits: 2 });
  return (
    <Section title={t("season.title")} lead={told}>
      {plan === null ? (
        <Text size="sm">{t("season.none")}</Text>
      ) : (
        <WideTable minWidthPixels={520} label={t("season.title")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("trend.month")}</Table.Th>
              <Table.Th ta="right">{t("season.factor")}</Table.Th>
              <Table.Th ta="right">{t("season.goalShare")}</Table.Th>
              <Table.Th>{t("season.standing")}</Table.Th>
              <Table.Th>{t("season.priority")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.map(({ month, factor: times, goalShare, standing, priority }) => (
              <Table.Tr key={month}>
                <Table.Td>{style.format.month(month)}</Table.Td>
                <Table.Td ta="right">{factor(times)}</Table.Td>
                <Table.Td ta="right">{format.percent(goalShare)}</Table.Td>
                <Table.Td>
                  <Badge variant="light" color={COLOURS[standing]} radius="sm" tt="none">
                    {t(`season.${standing}`)}
                  </Badge>
                </Table.Td>
                <Table.Td>{t(`priority.${priority}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </Section>
  );
}

function useFeastTold({ feast, missingFeastYears }: SalesForecast): string {
  const t = useWords(diagnoseWords);
  const format = useFormat();
  const missing =
    missingFeastYears.length > 0 ? [t("season.feast.missing", { years: missingFeastYears.join(", ") })] : [];
  if (feast === null) return [t("season.feast.none"), ...missing].join(" ");
  const size =
    feast.kind === "multiplicative"
      ? `× ${feast.size.toLocaleString(format.locale, { maximumFractionDigits: 2 })}`
      : `+ ${format.shortMoney(feast.size)}`;
  return [t("season.feast", { size }), ...missing].join(" ");
}
