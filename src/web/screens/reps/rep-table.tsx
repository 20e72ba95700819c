import { ActionIcon, Badge, Menu } from "@mantine/core";
import { IconDots, IconUserStar } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMay, useSelf } from "../../api/self.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { teamsQuery } from "../people/people-queries.ts";
import type { RepEdit } from "./rep-dialog.tsx";
import { type Rep, repsQuery, vacanciesQuery } from "./rep-queries.ts";
import { repsWords } from "./reps-words.ts";

/** Reps with team, time, and whether they are in service today. */
export function RepTable({ onEdit }: { readonly onEdit: (edit: RepEdit) => void }) {
  const t = useWords(repsWords);
  const reps = useQuery(repsQuery);
  return (
    <QueryView query={reps} lines={8}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon={IconUserStar} title={t("noReps")} text={t("noRepsText")} />
        ) : (
          <Rows reps={rows} onEdit={onEdit} />
        )
      }
    </QueryView>
  );
}

function Rows({ reps, onEdit }: { readonly reps: readonly Rep[]; readonly onEdit: (edit: RepEdit) => void }) {
  const t = useWords(repsWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const { data: teams = [] } = useQuery(teamsQuery);
  const [sort, setSort] = useState("code");
  const teamName = (id: string | null) => teams.find((team) => team.id === id)?.name ?? t("noTeam");
  const columns: readonly Column<Rep>[] = [
    { key: "code", head: t("code"), value: ({ code }) => code, cell: ({ code }) => code },
    { key: "name", head: common("name"), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
    {
      key: "team",
      head: t("team"),
      value: ({ teamId }) => teamName(teamId),
      cell: ({ teamId }) => teamName(teamId),
    },
    {
      key: "hours",
      head: t("hours"),
      isNumber: true,
      value: ({ hoursPerWeek }) => hoursPerWeek,
      cell: ({ hoursPerWeek }) => t("hoursValue", { hours: format.number(hoursPerWeek) }),
    },
    {
      key: "status",
      head: common("status"),
      value: ({ endsOn }) => endsOn,
      cell: (rep) => <ServiceBadge rep={rep} />,
    },
    {
      key: "actions",
      head: common("actions"),
      cell: (rep) => <RepMenu rep={rep} onEdit={onEdit} />,
    },
  ];
  return (
    <DataTable
      label={t("list")}
      rows={reps}
      rowKey={({ id }) => id}
      columns={columns}
      sort={sort}
      onSort={setSort}
      minWidthPixels={680}
    />
  );
}

function ServiceBadge({ rep: { id, startsOn, endsOn } }: { readonly rep: Rep }) {
  const t = useWords(repsWords);
  const format = useFormat();
  const { today } = useSelf();
  const { data: vacancies = [] } = useQuery({ ...vacanciesQuery, enabled: useMay("vacancies:read") });
  const leave = vacancies.find(
    ({ repId, state, cause }) => repId === id && state === "open" && cause === "leave",
  );
  const badge = (color: string, text: string) => (
    <Badge variant="light" color={color} tt="none">
      {text}
    </Badge>
  );
  if (endsOn !== null) {
    const date = format.date(endsOn);
    return endsOn <= today ? badge("gray", t("left", { date })) : badge("orange", t("leavesOn", { date }));
  }
  if (startsOn !== null && startsOn > today)
    return badge("blue", t("startsOn", { date: format.date(startsOn) }));
  if (leave?.endsOn) return badge("orange", t("onLeave", { date: format.date(leave.endsOn) }));
  return badge("sea", t("inService"));
}

function RepMenu({ rep, onEdit }: { readonly rep: Rep; readonly onEdit: (edit: RepEdit) => void }) {
  const t = useWords(repsWords);
  const common = useWords(commonWords);
  const mayEdit = useMay("reps:edit");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size={32} aria-label={`${common("actions")}: ${rep.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayEdit && <Menu.Item onClick={() => onEdit({ kind: "rep", rep })}>{common("edit")}</Menu.Item>}
        <Menu.Item onClick={() => onEdit({ kind: "leave", rep })}>{t("announce")}</Menu.Item>
        {mayEdit && <Menu.Item onClick={() => onEdit({ kind: "departure", rep })}>{t("depart")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
