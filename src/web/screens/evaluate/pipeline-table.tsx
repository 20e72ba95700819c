import { Badge, Table } from "@mantine/core";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { PipelineEvaluation } from "./evaluate-queries.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { Figure } from "./figure.tsx";
import { Rate } from "./funnel-table.tsx";
import { ScopeName } from "./scope-name.tsx";
import { useNobody } from "./use-nobody.ts";

interface PipelineTableProps {
  readonly pipeline: PipelineEvaluation;
  readonly by: "territory" | "rep" | "team" | "product";
}

/** Opportunities of the period by group; win rates with intervals. */
export function PipelineTable({ pipeline: { groups }, by }: PipelineTableProps) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const none = useNobody(by);
  return (
    <Table.ScrollContainer minWidth={760} type="native">
      <Table
        aria-label={t("pipeline.table", { by: t(`by.${by}`).toLocaleLowerCase(format.locale) })}
        style={{ fontVariantNumeric: "tabular-nums" }}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`by.${by}`)}</Table.Th>
            <Table.Th ta="right">{t("pipeline.won")}</Table.Th>
            <Table.Th ta="right">{t("pipeline.lost")}</Table.Th>
            <Table.Th ta="right">{t("pipeline.open")}</Table.Th>
            <Table.Th>{t("pipeline.rate")}</Table.Th>
            <Table.Th>{t("territories.standing")}</Table.Th>
            <Table.Th ta="right">{t("pipeline.value")}</Table.Th>
            <Table.Th ta="right">{t("pipeline.cycle")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map(({ group, won, lost, open, winRate, interval, standing, kpis, cycleDays }) => {
            const name = group === "" ? none : group;
            const openFigure = (kpi: string, text: string, label: string) => (
              <Figure kpi={kpi} of={{ kind: by, code: group }} label={`${label}, ${name}`}>
                {text}
              </Figure>
            );
            return (
              <Table.Tr key={group}>
                <Table.Td>{group === "" ? none : <ScopeName kind={by} code={group} />}</Table.Td>
                <Table.Td ta="right">
                  {openFigure("win-rate-count", format.number(won), t("pipeline.won"))}
                </Table.Td>
                <Table.Td ta="right">
                  {openFigure("win-rate-count", format.number(lost), t("pipeline.lost"))}
                </Table.Td>
                <Table.Td ta="right">
                  {openFigure("sales-velocity", format.number(open), t("pipeline.open"))}
                </Table.Td>
                <Table.Td>
                  <Rate rate={winRate} interval={interval} />
                </Table.Td>
                <Table.Td>
                  <Badge variant="default" radius="sm" tt="none" fw={500}>
                    {t(`standing.${standing}`)}
                  </Badge>
                </Table.Td>
                <Table.Td ta="right">
                  {openFigure(
                    "pipeline-value",
                    format.shortMoney(kpis["pipeline-value"] ?? 0),
                    t("pipeline.value"),
                  )}
                </Table.Td>
                <Table.Td ta="right">
                  {cycleDays.medianWon === null
                    ? "–"
                    : t("pipeline.cycle.days", { days: format.number(cycleDays.medianWon) })}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
