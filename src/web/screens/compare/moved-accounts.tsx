import { Select, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePages } from "../../api/use-pages.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { repsQuery } from "../plans/plan-queries.ts";
import {
  type MovedAccount,
  movedKey,
  type PlanComparison,
  type PlanPair,
  readMoved,
} from "./compare-queries.ts";
import { compareWords } from "./compare-words.ts";

interface MovedAccountsProps {
  readonly pair: PlanPair;
  readonly comparison: PlanComparison;
}

/** The accounts whose territory differs, with territory and rep before and after. */
export function MovedAccounts({ pair, comparison: { territories, moved } }: MovedAccountsProps) {
  const t = useWords(compareWords);
  const { territory } = useSearch({ from: "/frame/plans/compare" });
  const navigate = useNavigate({ from: "/plans/compare" });
  const accounts = usePages(movedKey(pair, territory), readMoved(pair, territory));
  if (moved.accounts === 0) return null;
  return (
    <Section
      title={t("moved.title")}
      actions={
        <Select
          aria-label={t("moved.territory")}
          placeholder={t("moved.all")}
          data={territories.map(({ code }) => code)}
          value={territory ?? null}
          onChange={(next) =>
            void navigate({
              search: (before) => ({ ...before, territory: next ?? undefined }),
              replace: true,
              resetScroll: false,
            })
          }
          clearable
          searchable
          size="xs"
          w={180}
        />
      }
    >
      <Text size="sm" c="dimmed">
        {t("moved.lead")}
      </Text>
      {accounts.isPending && <LoadingLines count={4} />}
      {accounts.error && <ProblemAlert error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.data && accounts.rows.length === 0 && <Text size="sm">{t("moved.empty")}</Text>}
      {accounts.rows.length > 0 && <AccountTable accounts={accounts.rows} />}
      <LoadMore pages={accounts} />
    </Section>
  );
}

function AccountTable({ accounts }: { accounts: readonly MovedAccount[] }) {
  const t = useWords(compareWords);
  const format = useFormat();
  const { data: reps = [] } = useQuery(repsQuery);
  const repOf = (code: string | null) =>
    code === null ? t("moved.nobody") : (reps.find((rep) => rep.code === code)?.name ?? code);
  return (
    <WideTable minWidthPixels={680} label={t("moved.title")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("moved.account")}</Table.Th>
          <Table.Th>{t("moved.from")}</Table.Th>
          <Table.Th>{t("moved.to")}</Table.Th>
          <Table.Th ta="right">{t("moved.revenue")}</Table.Th>
          <Table.Th ta="right">{t("moved.hours")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {accounts.map(({ id, code, name, from, to, repBefore, repAfter, revenue, workloadHours }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <LinkAnchor to="/accounts/$accountId" params={{ accountId: id }}>
                {name}
              </LinkAnchor>{" "}
              <Text span size="xs" c="dimmed">
                {code}
              </Text>
            </Table.Td>
            <Place territory={from} rep={repOf(repBefore)} />
            <Place territory={to} rep={repOf(repAfter)} />
            <Table.Td ta="right">{format.shortMoney(revenue)}</Table.Td>
            <Table.Td ta="right">{format.number(workloadHours)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function Place({ territory, rep }: { territory: string | null; rep: string }) {
  const t = useWords(compareWords);
  return (
    <Table.Td>
      {territory ?? t("moved.none")}
      {territory !== null && (
        <Text size="xs" c="dimmed">
          {rep}
        </Text>
      )}
    </Table.Td>
  );
}
