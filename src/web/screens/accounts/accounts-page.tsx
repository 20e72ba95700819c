import { Badge, Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconBuildingStore, IconFilterOff, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { heldPlansQuery } from "../../api/held-plans.ts";
import type { paths } from "../../api/schema.d.ts";
import { usePages } from "../../api/use-pages.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { LinkAnchor, LinkButton } from "../../components/links.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { LoadingLines, Page } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { territoriesQuery } from "../plans/plan-queries.ts";
import { accountsWords } from "./accounts-words.ts";

type Account = paths["/v1/accounts"]["get"]["responses"][200]["content"]["application/json"]["items"][number];

const TYPING_MILLISECONDS = 300;
const PAGE = 100;

/** Accounts within reach, found by name, code or territory. */
export function AccountsPage() {
  const t = useWords(accountsWords);
  const { search, territoryId } = useSearch({ from: "/frame/accounts" });
  const pages = usePages<Account>(["accounts", "list", { search, territoryId }], (after) =>
    dataOf(
      api.GET("/v1/accounts", {
        params: {
          query: {
            limit: PAGE,
            ...(after === undefined ? {} : { after }),
            ...(search === undefined ? {} : { search }),
            ...(territoryId === undefined ? {} : { territoryId }),
          },
        },
      }),
    ),
  );
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Filters />
      {pages.isPending && <LoadingLines count={8} />}
      {pages.isError && <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && pages.rows.length === 0 && (
        <NoAccounts isFiltered={search !== undefined || territoryId !== undefined} />
      )}
      {pages.rows.length > 0 && <AccountTable accounts={pages.rows} />}
      <LoadMore pages={pages} />
    </Page>
  );
}

function Filters() {
  const t = useWords(accountsWords);
  const filter = useSearch({ from: "/frame/accounts" });
  const navigate = useNavigate({ from: "/accounts" });
  const [typed, setTyped] = useState(filter.search ?? "");
  const { data: plans = [] } = useQuery(heldPlansQuery);
  const planId = plans[0]?.planId;
  const territories = useQuery({ ...territoriesQuery(planId ?? ""), enabled: planId !== undefined });
  const find = useDebouncedCallback((search: string) => {
    void navigate({ search: (old) => ({ ...old, search: search.trim() || undefined }), replace: true });
  }, TYPING_MILLISECONDS);
  return (
    <Group gap="sm" align="flex-end" role="search">
      <TextInput
        label={t("search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          find(value);
        }}
        maxLength={200}
        w={{ base: "100%", sm: 280 }}
      />
      <Select
        label={t("territory")}
        placeholder={t("anyTerritory")}
        data={(territories.data ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        value={filter.territoryId ?? null}
        onChange={(territoryId) =>
          void navigate({
            search: (old) => ({ ...old, territoryId: territoryId ?? undefined }),
            replace: true,
          })
        }
        searchable
        clearable
        w={{ base: "100%", sm: 260 }}
      />
    </Group>
  );
}

function NoAccounts({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useWords(accountsWords);
  if (isFiltered) return <EmptyState icon={IconFilterOff} title={t("nothing")} text={t("nothingText")} />;
  return (
    <EmptyState icon={IconBuildingStore} title={t("noneYet")} text={t("noneYetText")}>
      <LinkButton to={"/imports" as "/"}>{t("toImport")}</LinkButton>
    </EmptyState>
  );
}

const STAGE_COLOURS = { prospect: "blue", customer: "sea", lapsed: "gray" } as const;

function AccountTable({ accounts }: { readonly accounts: readonly Account[] }) {
  const t = useWords(accountsWords);
  const format = useFormat();
  const columns: readonly Column<Account>[] = [
    { key: "code", head: t("code"), cell: ({ code }) => code },
    {
      key: "name",
      head: t("account"),
      cell: ({ id, name }) => (
        <LinkAnchor to="/accounts/$accountId" params={{ accountId: id }} fw={500}>
          {name}
        </LinkAnchor>
      ),
    },
    { key: "segment", head: t("segment"), cell: ({ segment }) => segment ?? "–" },
    {
      key: "stage",
      head: t("stage"),
      cell: ({ stage }) => (
        <Badge variant="light" color={STAGE_COLOURS[stage]}>
          {t(`stage.${stage}`)}
        </Badge>
      ),
    },
    { key: "revenue", head: t("revenue"), isNumber: true, cell: ({ revenue }) => format.money(revenue) },
    {
      key: "potential",
      head: t("potential"),
      isNumber: true,
      cell: ({ potential }) => format.money(potential),
    },
    {
      key: "workload",
      head: t("workload"),
      isNumber: true,
      cell: ({ workloadHours }) => t("hours", { hours: format.number(workloadHours) }),
    },
  ];
  return (
    <DataTable
      label={t("title")}
      rows={accounts}
      rowKey={({ id }) => id}
      columns={columns}
      minWidthPixels={760}
      drawsAll
    />
  );
}
