import { Alert, Card, Group, Select, SimpleGrid, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ACCOUNT_KINDS, ACCOUNT_SORTS, type AccountKind } from "../../../core/domain/account-kinds.ts";
import { Chart } from "../../charts/chart.tsx";
import { useChartStyle } from "../../charts/use-chart-style.ts";
import { whaleCurveModel } from "../../charts/whale-curve.ts";
import { DataTable } from "../../components/data-table.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { saveCsv } from "../../components/save-csv.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useAccountColumns } from "./account-columns.tsx";
import { Awaiting } from "./awaiting.tsx";
import { EvaluateFrame } from "./evaluate-frame.tsx";
import type { AccountEvaluation, AccountSort, EvaluatedAccount } from "./evaluate-queries.ts";
import { withoutUndefined } from "./evaluate-search.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { type Exception, ExceptionList } from "./exception-list.tsx";
import { NothingToEvaluate } from "./nothing-to-evaluate.tsx";
import { Priorities } from "./priorities.tsx";
import { useAccountPages } from "./use-account-pages.ts";
import { useEvaluate } from "./use-evaluate.ts";

/** Which accounts earn and which lose, and where an hour of work brings most. */
export function AccountsPage() {
  const { period, search } = useEvaluate();
  const only = ACCOUNT_KINDS.find((kind) => kind === search.only);
  const asked = { ...period, ...withoutUndefined({ only, find: search.find }), sort: sortOf(search.sort) };
  const { query, queryKey, evaluation, shown, pages, readAll } = useAccountPages(asked);
  const name = `accounts ${period.from} ${period.until}`;
  const save = useMutation({ mutationFn: async () => saveCsv(name, toCsv(await readAll())) });
  return (
    <EvaluateFrame
      page="accounts"
      request={{ kind: "accounts", query: period }}
      onSave={shown.length > 0 ? () => save.mutate() : undefined}
    >
      <Awaiting query={query} queryKey={queryKey} />
      {save.error && <ProblemAlert error={save.error} onRetry={() => save.mutate()} />}
      {evaluation?.totals.accounts === 0 && <NothingToEvaluate />}
      {evaluation && evaluation.totals.accounts > 0 && (
        <Stack gap="md">
          <AccountExceptions evaluation={evaluation} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            <WhaleCurve evaluation={evaluation} />
            <Priorities evaluation={evaluation} />
          </SimpleGrid>
          <ProfitTable shown={shown} matching={evaluation.matching} only={only} pages={pages} />
        </Stack>
      )}
    </EvaluateFrame>
  );
}

/** As the address holds it, if there is such a column. */
function sortOf(sort: string | undefined): AccountSort {
  const field = ACCOUNT_SORTS.find((each) => each === sort?.replace("-", ""));
  if (field === undefined) return "-netProfit";
  return sort?.startsWith("-") ? `-${field}` : field;
}

function AccountExceptions({ evaluation: { kinds, totals } }: { readonly evaluation: AccountEvaluation }) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const { change } = useEvaluate();
  const show = (only: AccountKind) => ({
    label: t("accounts.losing.show"),
    run: () => {
      change({ only, find: undefined });
      document.getElementById(LIST_ID)?.scrollIntoView();
    },
  });
  const { sleeping, unvisited, tooLow } = kinds;
  const exceptions: Exception[] = [];
  if (totals.losing > 0) {
    const amount = format.money(totals.lost);
    exceptions.push({ text: t("accounts.losing", { count: totals.losing, amount }), action: show("losing") });
  }
  if (sleeping > 0) {
    exceptions.push({ text: t("accounts.sleeping", { count: sleeping }), action: show("sleeping") });
  }
  if (unvisited > 0) {
    exceptions.push({ text: t("accounts.unvisited", { count: unvisited }), action: show("unvisited") });
  }
  if (tooLow > 0) {
    exceptions.push({ text: t("accounts.potentialTooLow", { count: tooLow }), action: show("tooLow") });
  }
  if (totals.costCoverage !== null && totals.costCoverage < 1) {
    exceptions.push({ text: t("accounts.costs", { share: format.percent(totals.costCoverage) }) });
  }
  return <ExceptionList title={t("exceptions")} allWell={t("accounts.allWell")} exceptions={exceptions} />;
}

function WhaleCurve({ evaluation: { whaleCurve } }: { readonly evaluation: AccountEvaluation }) {
  const t = useWords(evaluateWords);
  const style = useChartStyle();
  const { total, peak } = whaleCurve;
  const model = useMemo(() => {
    const words = {
      accounts: t("accounts.whale.x"),
      profit: t("accounts.whale.y"),
      all: t("accounts.whale.all"),
      peak: t("accounts.whale.peak"),
    };
    return whaleCurveModel(whaleCurve, words, style);
  }, [whaleCurve, style, t]);
  const { shortMoney, number } = style.format;
  const summary = t("accounts.whale.summary", {
    accounts: number(peak.accounts),
    peak: shortMoney(peak.profit),
    lost: shortMoney(peak.profit - total),
    total: shortMoney(total),
  });
  return <Chart title={t("accounts.whale")} summary={summary} model={model} />;
}

const LIST_ID = "profit-table";
const TYPING_MILLISECONDS = 300;

/** The header stands before what comes to the top. */
const BELOW_HEADER = { scrollMarginTop: 68 };
const bringIntoSight = (list: HTMLElement | null) => list?.scrollIntoView();

interface ProfitTableProps {
  readonly shown: readonly EvaluatedAccount[];
  /** How many there are, read or not. */
  readonly matching: number;
  readonly only: AccountKind | undefined;
  readonly pages: Parameters<typeof LoadMore>[0]["pages"];
}

function ProfitTable({ shown, matching, only, pages }: ProfitTableProps) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const { search, change } = useEvaluate();
  const columns = useAccountColumns();
  // who comes for some of the accounts comes for the list, which stands below the charts
  const [isAskedFor] = useState(only !== undefined);
  // many accounts are not gone through with every letter
  const find = useDebouncedCallback(
    (text: string | undefined) => change({ find: text }),
    TYPING_MILLISECONDS,
  );
  return (
    <Card
      ref={isAskedFor ? bringIntoSight : undefined}
      style={BELOW_HEADER}
      withBorder
      p="md"
      component="section"
      id={LIST_ID}
      aria-label={t("accounts.list")}
    >
      <Group justify="space-between" align="flex-end" mb="sm" gap="sm">
        <div>
          <Title order={2} size="h5">
            {t("accounts.list")}
          </Title>
          <Text size="sm" c="dimmed" aria-live="polite">
            {format.number(matching)} {t("accounts.whale.x")}
          </Text>
        </div>
        <Group gap="sm" align="flex-end">
          <Select
            label={t("accounts.only")}
            w={170}
            allowDeselect={false}
            value={only ?? "all"}
            data={(["all", ...ACCOUNT_KINDS] as const).map((kind) => ({
              value: kind,
              label: t(`accounts.only.${kind}`),
            }))}
            onChange={(kind) => change({ only: kind === "all" || kind === null ? undefined : kind })}
          />
          <TextInput
            label={t("find")}
            placeholder={t("find.account")}
            leftSection={<IconSearch size={16} aria-hidden />}
            defaultValue={search.find ?? ""}
            onChange={({ currentTarget }) => find(currentTarget.value || undefined)}
          />
        </Group>
      </Group>
      {shown.length === 0 ? (
        <Alert color="gray">{t("accounts.allWell")}</Alert>
      ) : (
        <Stack gap="sm">
          <DataTable
            label={t("accounts.list")}
            rows={shown}
            rowKey={({ account }) => account}
            columns={columns}
            sort={sortOf(search.sort)}
            onSort={(sort) => change({ sort })}
            minWidthPixels={1080}
            drawsAll
          />
          <LoadMore pages={pages} />
        </Stack>
      )}
    </Card>
  );
}

function toCsv(accounts: readonly EvaluatedAccount[]) {
  const head = ["account", "name", "revenue", "cost", "costToServe", "netProfit", "margin", "class"];
  const more = ["recency", "frequency", "monetary", "shareOfWallet", "gap", "workHours", "gainPerHour"];
  return [
    [...head, ...more],
    ...accounts.map((account) => [
      ...[account.account, account.name ?? null, account.revenue, account.cost, account.costToServe],
      ...[account.netProfit, account.margin, account.abcClass],
      ...[account.rfm?.recency ?? null, account.rfm?.frequency ?? null, account.rfm?.monetary ?? null],
      ...[account.whiteSpace?.shareOfWallet ?? null, account.whiteSpace?.gap ?? null],
      ...[account.workHours ?? null, account.gainPerHour ?? null],
    ]),
  ];
}
