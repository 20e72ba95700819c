import { Table, Text } from "@mantine/core";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { AccountLink } from "./account-link.tsx";
import type { AccountEvaluation } from "./evaluate-queries.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { Figure } from "./figure.tsx";

/** Ten accounts where an hour of work brings most, with all that it is reckoned from. */
export function Priorities({
  evaluation: { priorities, winning },
}: {
  readonly evaluation: AccountEvaluation;
}) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  return (
    <Section
      title={t("accounts.priorities")}
      lead={
        winning &&
        t("accounts.priorities.summary", {
          won: format.number(winning.won),
          closed: format.number(winning.closed),
          probability: format.percent(winning.probability),
        })
      }
    >
      {priorities.length === 0 ? (
        <Text size="sm">{t("accounts.priorities.none")}</Text>
      ) : (
        <Table.ScrollContainer minWidth={420} type="native">
          <Table aria-label={t("accounts.priorities")} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("accounts.name")}</Table.Th>
                <Table.Th ta="right">{t("accounts.gain")}</Table.Th>
                <Table.Th ta="right">{t("accounts.margin")}</Table.Th>
                <Table.Th ta="right">{t("accounts.gap")}</Table.Th>
                <Table.Th ta="right">{t("accounts.hours")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody style={{ fontVariantNumeric: "tabular-nums" }}>
              {priorities.map(({ account, name, gainPerHour, margin, whiteSpace, workHours }) => (
                <Table.Tr key={account}>
                  <Table.Td>
                    <AccountLink code={account}>{name ?? account}</AccountLink>
                  </Table.Td>
                  <Table.Td ta="right" fw={600}>
                    {format.shortMoney(gainPerHour ?? 0)}
                  </Table.Td>
                  <Table.Td ta="right">{margin === null ? "–" : format.percent(margin)}</Table.Td>
                  <Table.Td ta="right">
                    <Figure
                      kpi="share-of-wallet"
                      of={{ kind: "account", code: account }}
                      label={`${t("accounts.gap")}, ${name ?? account}`}
                    >
                      {format.shortMoney(whiteSpace?.gap ?? 0)}
                    </Figure>
                  </Table.Td>
                  <Table.Td ta="right">{workHours == null ? "–" : format.number(workHours)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}
