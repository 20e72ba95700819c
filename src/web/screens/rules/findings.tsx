import { SegmentedControl, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { LinkAnchor } from "../../components/links.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { FINDINGS, type Finding, findingsQuery } from "./rule-queries.ts";
import { rulesWords } from "./rules-words.ts";

/** Accounts that several territories have a right to, and accounts that none has. */
export function Findings({ planId }: { readonly planId: string }) {
  const t = useWords(rulesWords);
  const format = useFormat();
  const navigate = useNavigate();
  const { finding = "gap" } = useSearch({ from: "/frame/plans/$planId/rules" });
  const { data, error, refetch } = useQuery(findingsQuery(planId, finding));
  return (
    <Section title={t("findings")}>
      <div style={{ overflowX: "auto" }}>
        <SegmentedControl
          aria-label={t("findings")}
          value={finding}
          data={FINDINGS.map((each) => ({ value: each, label: t(`finding.${each}`) }))}
          onChange={(value) =>
            void navigate({
              to: "/plans/$planId/rules",
              params: { planId },
              search: { finding: value as Finding },
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      <Text size="sm" c="dimmed" my="xs">
        {t(`finding.${finding}.text`)}
      </Text>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingLines />}
      {data?.items.length === 0 && <Text size="sm">{t("finding.none")}</Text>}
      {data && data.items.length > 0 && (
        <WideTable minWidthPixels={520} label={t(`finding.${finding}`)}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("finding.account")}</Table.Th>
              <Table.Th>{t("finding.now")}</Table.Th>
              <Table.Th>{t("finding.claims")}</Table.Th>
              <Table.Th ta="right">{t("finding.revenue")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map(({ id, code, name, territory, claims, revenue }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <LinkAnchor to="/accounts/$accountId" params={{ accountId: id }} size="sm">
                    {name}
                  </LinkAnchor>{" "}
                  <Text component="span" size="xs" c="dimmed">
                    {code}
                  </Text>
                </Table.Td>
                <Table.Td>{territory ?? t("nowhere")}</Table.Td>
                <Table.Td>{claims.join(", ") || "–"}</Table.Td>
                <Table.Td ta="right">{format.money(revenue)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </Section>
  );
}
