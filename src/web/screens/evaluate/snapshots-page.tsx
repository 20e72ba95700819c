import { ActionIcon, Badge, Box, Group, Stack, Text, Title } from "@mantine/core";
import { IconCamera, IconFileCode } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { api, dataOf } from "../../api/client.ts";
import { usePages } from "../../api/use-pages.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { LinkAnchor, LinkButton } from "../../components/links.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { LoadingLines, usePageTitle } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { saveFile } from "../../components/save-file.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { membersQuery } from "../people/people-queries.ts";
import { EvaluatePages } from "./evaluate-frame.tsx";
import { evaluateWords } from "./evaluate-words.ts";
import { addressOf } from "./snapshot-address.ts";
import { SNAPSHOTS_KEY, type SnapshotHead, snapshotQuery } from "./snapshot-queries.ts";
import { snapshotWords } from "./snapshot-words.ts";

/** Evaluations that were kept, newest first, each to be looked at as it was. */
export function SnapshotsPage() {
  const t = useWords(snapshotWords);
  usePageTitle(`${t("list")} · ${useWords(evaluateWords)("title")}`);
  const pages = usePages<SnapshotHead>(SNAPSHOTS_KEY, (after) =>
    dataOf(api.GET("/v1/evaluations/snapshots", { params: { query: after === undefined ? {} : { after } } })),
  );
  const columns = useColumns();
  return (
    <Box p={{ base: "sm", sm: "lg" }} maw={1280} mx="auto">
      <Stack gap="md">
        <div>
          <Title order={1} size="h2">
            {t("list")}
          </Title>
          <Text c="dimmed" size="sm" maw={680}>
            {t("keep.text")}
          </Text>
        </div>
        <EvaluatePages />
        {pages.isPending && <LoadingLines count={6} />}
        {pages.isError && <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.isSuccess && pages.rows.length === 0 && (
          <EmptyState icon={IconCamera} title={t("empty")} text={t("empty.text")}>
            <LinkButton to="/evaluate/kpis" variant="light" mt="xs">
              {t("empty.go")}
            </LinkButton>
          </EmptyState>
        )}
        {pages.rows.length > 0 && (
          <DataTable
            label={t("list")}
            rows={pages.rows}
            rowKey={({ id }) => id}
            columns={columns}
            minWidthPixels={760}
            drawsAll
          />
        )}
        <LoadMore pages={pages} />
      </Stack>
    </Box>
  );
}

function useColumns(): readonly Column<SnapshotHead>[] {
  const t = useWords(snapshotWords);
  const format = useFormat();
  const client = useQueryClient();
  const { data: members = [] } = useQuery(membersQuery);
  const save = async ({ id, name }: SnapshotHead) => {
    const snapshot = await client.fetchQuery(snapshotQuery(id));
    saveFile(`${name}.json`, [JSON.stringify(snapshot, null, 2)], "application/json");
  };
  return [
    { key: "name", head: t("name"), cell: (head) => <Name head={head} /> },
    { key: "kind", head: t("kind"), cell: ({ request }) => t(`kind.${request.kind}`) },
    {
      key: "period",
      head: t("period"),
      cell: ({ request: { query } }) =>
        `${format.date(query.from)} – ${format.date(addDays(query.until as CivilDate, -1))}`,
    },
    { key: "madeAt", head: t("madeAt"), cell: ({ madeAt }) => format.instant(madeAt) },
    {
      key: "madeBy",
      head: t("madeBy"),
      cell: ({ madeBy }) => members.find(({ id }) => id === madeBy)?.name ?? t("somebody"),
    },
    {
      key: "file",
      head: "JSON",
      cell: (head) => (
        <ActionIcon
          variant="subtle"
          aria-label={t("save.json", { name: head.name })}
          onClick={() => void save(head)}
        >
          <IconFileCode size={18} aria-hidden />
        </ActionIcon>
      ),
    },
  ];
}

function Name({ head }: { readonly head: SnapshotHead }) {
  const t = useWords(snapshotWords);
  const { name, outdatedKpis } = head;
  return (
    <Group gap="xs">
      <LinkAnchor size="sm" fw={500} {...addressOf(head)}>
        {name}
      </LinkAnchor>
      {outdatedKpis.length > 0 && (
        <Badge variant="light" color="yellow">
          {t("outdated", { count: outdatedKpis.length })}
        </Badge>
      )}
    </Group>
  );
}
