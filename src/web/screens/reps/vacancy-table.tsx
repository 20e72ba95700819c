import { Badge } from "@mantine/core";
import { IconBeach } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { LinkAnchor } from "../../components/links.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { type Vacancy, vacanciesQuery } from "./rep-queries.ts";
import { repsWords } from "./reps-words.ts";

export const STATE_COLOURS = {
  planned: "blue",
  open: "orange",
  returned: "gray",
  closed: "gray",
  cancelled: "gray",
} as const;

/** Who is or will be away; each line opens its handover. */
export function VacancyTable() {
  const t = useWords(repsWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const vacancies = useQuery(vacanciesQuery);
  const columns: readonly Column<Vacancy>[] = [
    {
      key: "rep",
      head: common("name"),
      cell: ({ id, repName }) => (
        <LinkAnchor to="/vacancies/$vacancyId" params={{ vacancyId: id }} fw={500}>
          {repName ?? t("vacancy.unknown")}
        </LinkAnchor>
      ),
    },
    { key: "cause", head: t("vacancies"), cell: ({ cause }) => t(`cause.${cause}`) },
    { key: "from", head: t("from"), cell: ({ startsOn }) => format.date(startsOn) },
    {
      key: "until",
      head: t("until"),
      cell: ({ endsOn }) => (endsOn === null ? "–" : format.date(endsOn)),
    },
    {
      key: "state",
      head: common("status"),
      cell: ({ state }) => (
        <Badge variant="light" color={STATE_COLOURS[state]} tt="none">
          {t(`state.${state}`)}
        </Badge>
      ),
    },
  ];
  return (
    <QueryView query={vacancies} lines={5}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon={IconBeach} title={t("noVacancies")} text={t("noVacanciesText")} />
        ) : (
          <DataTable
            label={t("vacancies")}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            minWidthPixels={640}
          />
        )
      }
    </QueryView>
  );
}
