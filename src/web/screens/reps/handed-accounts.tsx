import { api, dataOf } from "../../api/client.ts";
import type { paths } from "../../api/schema.d.ts";
import { usePages } from "../../api/use-pages.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { LinkAnchor } from "../../components/links.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { repsWords } from "./reps-words.ts";

type Handed =
  paths["/v1/vacancies/{vacancyId}/accounts"]["get"]["responses"][200]["content"]["application/json"]["items"][number];

const PAGE = 50;

/** The accounts that change hands, with what is going on at each. */
export function HandedAccounts({ vacancyId }: { readonly vacancyId: string }) {
  const t = useWords(repsWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const pages = usePages<Handed>(["vacancies", vacancyId, "accounts"], (after) =>
    dataOf(
      api.GET("/v1/vacancies/{vacancyId}/accounts", {
        params: { path: { vacancyId }, query: { limit: PAGE, ...(after === undefined ? {} : { after }) } },
      }),
    ),
  );
  const date = (day: string | null) => (day === null ? "–" : format.date(day));
  const columns: readonly Column<Handed>[] = [
    {
      key: "name",
      head: common("name"),
      cell: ({ id, code, name }) => (
        <LinkAnchor to="/accounts/$accountId" params={{ accountId: id }}>
          {name} ({code})
        </LinkAnchor>
      ),
    },
    { key: "territory", head: t("vacancy.territories"), cell: ({ territoryCode }) => territoryCode },
    {
      key: "revenue",
      head: t("counts.revenue"),
      isNumber: true,
      cell: ({ revenue }) => format.money(revenue),
    },
    {
      key: "deals",
      head: t("accounts.deals"),
      isNumber: true,
      cell: ({ openOpportunities }) => format.number(openOpportunities),
    },
    { key: "last", head: t("accounts.last"), cell: ({ lastActivityOn }) => date(lastActivityOn) },
    { key: "next", head: t("accounts.next"), cell: ({ nextActivityOn }) => date(nextActivityOn) },
  ];
  return (
    <Section title={t("vacancy.accounts")}>
      {pages.isPending && <LoadingLines />}
      {pages.isError && <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && (
        <DataTable
          label={t("vacancy.accounts")}
          rows={pages.rows}
          rowKey={({ id }) => id}
          columns={columns}
          minWidthPixels={760}
          drawsAll
        />
      )}
      <LoadMore pages={pages} />
    </Section>
  );
}
