import { Code, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { paths } from "../../api/schema.d.ts";
import { usePages } from "../../api/use-pages.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { LoadingLines, Page } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { membersQuery } from "../people/people-queries.ts";
import { nameOfAction, nameOfKind } from "./audit-names.ts";
import { auditWords } from "./audit-words.ts";
import { organisationWords } from "./organisation-words.ts";

type Entry = paths["/v1/audit"]["get"]["responses"][200]["content"]["application/json"]["items"][number];

const PAGE = 50;

/** Who did what, newest first. */
export function AuditPage() {
  const t = useWords(organisationWords);
  const format = useFormat();
  const { data: members = [] } = useQuery(membersQuery);
  const pages = usePages<Entry>(["audit"], (after) =>
    dataOf(
      api.GET("/v1/audit", { params: { query: { limit: PAGE, ...(after === undefined ? {} : { after }) } } }),
    ),
  );
  const named = useWords(auditWords);
  const kindOf = (kind: string) => {
    const key = nameOfKind(kind);
    return key === null ? kind : named(key);
  };
  const nameOf = (id: string | null) =>
    id === null ? t("system") : (members.find((member) => member.id === id)?.name ?? id.slice(0, 8));
  const columns: readonly Column<Entry>[] = [
    { key: "seq", head: "#", isNumber: true, cell: ({ seq }) => seq },
    {
      key: "at",
      head: t("at"),
      cell: ({ at }) => (
        <Text size="sm" style={{ whiteSpace: "nowrap" }}>
          {format.instant(at)}
        </Text>
      ),
    },
    { key: "who", head: t("who"), cell: ({ memberId }) => nameOf(memberId) },
    { key: "what", head: t("what"), cell: ({ action }) => <ActionName action={action} /> },
    {
      key: "on",
      head: t("on"),
      cell: ({ objectKind, objectId }) => `${kindOf(objectKind)} ${objectId.slice(0, 8)}`,
    },
    {
      key: "detail",
      head: t("detail"),
      cell: ({ detail }) =>
        Object.keys(detail).length === 0 ? null : (
          <Text size="xs" c="dimmed" lineClamp={2} maw={360} style={{ overflowWrap: "anywhere" }}>
            {JSON.stringify(detail)}
          </Text>
        ),
    },
  ];
  return (
    <Page title={t("audit")} lead={t("auditLead")}>
      {pages.isPending && <LoadingLines count={8} />}
      {pages.isError && <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && pages.rows.length === 0 && (
        <EmptyState icon={IconHistory} title={t("noAudit")} text={t("noAuditText")} />
      )}
      {pages.rows.length > 0 && (
        <DataTable
          label={t("audit")}
          rows={pages.rows}
          rowKey={({ seq }) => String(seq)}
          columns={columns}
          minWidthPixels={820}
          drawsAll
        />
      )}
      <LoadMore pages={pages} />
    </Page>
  );
}

/** In words, with the action as programs know it. */
function ActionName({ action }: Pick<Entry, "action">) {
  const t = useWords(auditWords);
  const key = nameOfAction(action);
  return (
    <>
      {key !== null && <Text size="sm">{t(key)}</Text>}
      <Code fz="xs">{action}</Code>
    </>
  );
}
