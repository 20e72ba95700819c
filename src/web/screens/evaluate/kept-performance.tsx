import { Stack, Table } from "@mantine/core";
import type { components } from "../../api/schema.d.ts";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import { PlannedNotice } from "./evaluate-frame.tsx";
import { Figure } from "./figure.tsx";
import { mostIndex, PerformanceBar } from "./performance-bar.tsx";
import { ScopeName } from "./scope-name.tsx";
import { snapshotWords } from "./snapshot-words.ts";

interface KeptPerformanceProps {
  readonly evaluation: components["schemas"]["PerformanceEvaluation"];
}

/** What territories sold against what their circumstances let expect, highest index first. */
export function KeptPerformance({ evaluation }: KeptPerformanceProps) {
  const t = useWords(diagnoseWords);
  const kept = useWords(snapshotWords);
  const format = useFormat();
  const { territories, model } = evaluation;
  const most = mostIndex(territories);
  return (
    <Stack gap="md">
      <Section
        title={kept("kind.performance")}
        lead={kept("performance.lead", {
          from: model.coefficients.map(({ predictor }) => kept(`predictor.${predictor}`)).join(", "),
          share: format.percent(model.rSquared),
        })}
      >
        <WideTable minWidthPixels={640} label={kept("kind.performance")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("service.territory")}</Table.Th>
              <Table.Th ta="right">{t("service.sales")}</Table.Th>
              <Table.Th ta="right">{t("service.expected")}</Table.Th>
              <Table.Th>{t("service.performance")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {territories.map((row) => (
              <Table.Tr key={row.territory}>
                <Table.Td>
                  <ScopeName kind="territory" code={row.territory} />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure
                    kpi="account-revenue"
                    of={{ kind: "territory", code: row.territory }}
                    label={`${t("service.sales")}, ${row.territory}`}
                  >
                    {format.shortMoney(row.actual)}
                  </Figure>
                </Table.Td>
                <Table.Td ta="right">{format.shortMoney(row.expected)}</Table.Td>
                <Table.Td>
                  <PerformanceBar performance={row} most={most} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      </Section>
      <PlannedNotice {...evaluation} />
    </Stack>
  );
}
