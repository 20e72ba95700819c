import { Badge, Table, Text } from "@mantine/core";
import type { components } from "../../api/schema.d.ts";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { AccountLink } from "./account-link.tsx";
import { evaluateWords } from "./evaluate-words.ts";
import { snapshotWords } from "./snapshot-words.ts";

interface KeptPrioritiesProps {
  readonly priorities: components["schemas"]["AccountPriorities"];
}

/** Accounts, prospects too, by what an hour of work was expected to bring, with all that it was reckoned from. */
export function KeptPriorities({ priorities }: KeptPrioritiesProps) {
  const t = useWords(evaluateWords);
  const kept = useWords(snapshotWords);
  const format = useFormat();
  const { accounts, ranked, notRanked, winning } = priorities;
  return (
    <Section
      title={kept("kind.priorities")}
      lead={t("accounts.priorities.summary", {
        won: format.number(winning.won),
        closed: format.number(winning.closed),
        probability: format.percent(winning.probability),
      })}
    >
      {accounts.length === 0 && <Text size="sm">{t("accounts.priorities.none")}</Text>}
      {accounts.length > 0 && (
        <WideTable minWidthPixels={720} label={kept("kind.priorities")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("accounts.name")}</Table.Th>
              <Table.Th ta="right">{t("accounts.gain")}</Table.Th>
              <Table.Th ta="right">{t("accounts.margin")}</Table.Th>
              <Table.Th ta="right">{t("accounts.revenue")}</Table.Th>
              <Table.Th ta="right">{kept("priorities.potential")}</Table.Th>
              <Table.Th ta="right">{t("accounts.hours")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {accounts.map((row) => (
              <Table.Tr key={row.account}>
                <Table.Td>
                  <Text size="sm">
                    <AccountLink code={row.account}>{row.name}</AccountLink>{" "}
                    {row.isProspect && (
                      <Badge variant="light" radius="sm" tt="none">
                        {kept("priorities.prospect")}
                      </Badge>
                    )}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {row.account}
                  </Text>
                </Table.Td>
                <Table.Td ta="right" fw={600}>
                  {row.gainPerHour === null ? "–" : format.shortMoney(row.gainPerHour)}
                </Table.Td>
                <Table.Td ta="right">{format.percent(row.marginShare)}</Table.Td>
                <Table.Td ta="right">{format.shortMoney(row.currentRevenue)}</Table.Td>
                <Table.Td ta="right">{format.shortMoney(row.potentialRevenue)}</Table.Td>
                <Table.Td ta="right">{format.number(row.hoursNeeded)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {kept("priorities.ranked", { ranked: format.number(ranked), missing: format.number(notRanked) })}
      </Text>
    </Section>
  );
}
