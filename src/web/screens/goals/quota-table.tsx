import { Table, Text, Tooltip } from "@mantine/core";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Figure } from "../evaluate/figure.tsx";
import { ScopeName } from "../evaluate/scope-name.tsx";
import type { QuotaProposal } from "./quota-query.ts";
import type { QUOTA_KINDS } from "./quota-search.ts";
import { quotaWords } from "./quota-words.ts";

interface QuotaTableProps {
  readonly proposal: QuotaProposal;
  readonly by: (typeof QUOTA_KINDS)[number];
}

/** Quotas by both formulas side by side, and the ones that come out. */
export function QuotaTable({ proposal, by }: QuotaTableProps) {
  const t = useWords(quotaWords);
  const format = useFormat();
  const { quotas, formula, withoutPart } = proposal;
  const sum = (of: (row: QuotaProposal["quotas"][number]) => number) =>
    format.money(quotas.reduce((total, row) => total + of(row), 0));
  return (
    <Section title={t("table")} lead={t("table.lead")}>
      <WideTable minWidthPixels={940} label={t("table")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("name")}</Table.Th>
            <Table.Th ta="right">{t("prior")}</Table.Th>
            <Table.Th ta="right">{t("attained")}</Table.Th>
            <Table.Th ta="right">{t("potentialShare")}</Table.Th>
            <Table.Th ta="right">{t("byShares")}</Table.Th>
            <Table.Th ta="right">{t("byGrowth")}</Table.Th>
            <Table.Th ta="right">
              {t("quota")} ({t(`formula.${formula}`)})
            </Table.Th>
            <Table.Th ta="right">{t("change")}</Table.Th>
            <Table.Th ta="right">
              <Tooltip label={t("perQuota.help")}>
                <span>{t("perQuota")}</span>
              </Tooltip>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {quotas.map((row) => (
            <Table.Tr key={row.name}>
              <Table.Td>
                <ScopeName kind={by} code={row.name} />
              </Table.Td>
              <Table.Td ta="right">{format.shortMoney(row.prior)}</Table.Td>
              <Table.Td ta="right">
                {row.attained === null ? (
                  "–"
                ) : (
                  <Figure
                    kpi="account-revenue"
                    of={{ kind: by, code: row.name }}
                    label={`${t("attained")}, ${row.name}`}
                  >
                    {format.shortMoney(row.attained)}
                  </Figure>
                )}
              </Table.Td>
              <Table.Td ta="right">{format.percent(row.potentialShare)}</Table.Td>
              <Table.Td ta="right">{format.shortMoney(row.byShares)}</Table.Td>
              <Table.Td ta="right">{format.shortMoney(row.byGrowth)}</Table.Td>
              <Table.Td ta="right" fw={600}>
                {format.money(row.quota)}
              </Table.Td>
              <Table.Td ta="right">
                {row.change === null ? "–" : `${row.change > 0 ? "+" : ""}${format.percent(row.change)}`}
              </Table.Td>
              <Table.Td ta="right">
                {row.potentialPerQuota === null ? "–" : format.number(row.potentialPerQuota)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>{t("sum")}</Table.Th>
            <Table.Th ta="right">
              {format.shortMoney(quotas.reduce((total, { prior }) => total + prior, 0))}
            </Table.Th>
            <Table.Th />
            <Table.Th />
            <Table.Th />
            <Table.Th />
            <Table.Th ta="right">{sum(({ quota }) => quota)}</Table.Th>
            <Table.Th />
            <Table.Th />
          </Table.Tr>
        </Table.Tfoot>
      </WideTable>
      {withoutPart > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {t("without", { count: withoutPart })}
        </Text>
      )}
    </Section>
  );
}
