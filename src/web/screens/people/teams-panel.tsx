import { Button, Group, Modal, Select, Stack, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus, IconUsersGroup } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { membersQuery, type Team, teamsQuery } from "./people-queries.ts";
import { peopleWords } from "./people-words.ts";

/** Who leads whom. */
export function TeamsPanel() {
  const t = useWords(peopleWords);
  const teams = useQuery(teamsQuery);
  const [edited, setEdited] = useState<Team | "new" | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
      {t("addTeam")}
    </Button>
  );
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t("teamLead")}
        </Text>
        {teams.data && teams.data.length > 0 && add}
      </Group>
      <QueryView query={teams}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={IconUsersGroup} title={t("noTeams")} text={t("noTeamsText")}>
              {add}
            </EmptyState>
          ) : (
            <TeamTable teams={rows} onEdit={setEdited} />
          )
        }
      </QueryView>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited === "new" ? "addTeam" : "editTeam")}
      >
        {edited !== null && (
          <TeamForm team={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
        )}
      </Modal>
    </Stack>
  );
}

interface TeamTableProps {
  readonly teams: readonly Team[];
  readonly onEdit: (team: Team) => void;
}

function TeamTable({ teams, onEdit }: TeamTableProps) {
  const t = useWords(peopleWords);
  const common = useWords(commonWords);
  const { data: members = [] } = useQuery(membersQuery);
  const teamName = (id: string | null) => teams.find((team) => team.id === id)?.name ?? t("noParent");
  const managerName = (id: string | null) =>
    members.find((member) => member.id === id)?.name ?? t("noManager");
  const columns: readonly Column<Team>[] = [
    { key: "name", head: common("name"), cell: ({ name }) => <b>{name}</b> },
    { key: "parent", head: t("parent"), cell: ({ parentId }) => teamName(parentId) },
    { key: "manager", head: t("manager"), cell: ({ managerMemberId }) => managerName(managerMemberId) },
    {
      key: "actions",
      head: common("actions"),
      cell: (team) => (
        <Button size="compact-sm" variant="subtle" onClick={() => onEdit(team)}>
          {common("edit")}
          <VisuallyHidden>: {team.name}</VisuallyHidden>
        </Button>
      ),
    },
  ];
  return <DataTable label={t("teams")} rows={teams} rowKey={({ id }) => id} columns={columns} />;
}

function TeamForm({ team, onClose }: { readonly team: Team | null; readonly onClose: () => void }) {
  const t = useWords(peopleWords);
  const common = useWords(commonWords);
  const { data: teams = [] } = useQuery(teamsQuery);
  const { data: members = [] } = useQuery(membersQuery);
  const form = useForm({
    mode: "uncontrolled",
    initialValues: {
      name: team?.name ?? "",
      parentId: team?.parentId ?? null,
      managerMemberId: team?.managerMemberId ?? null,
    },
  });
  const save = useSaveTeam(team, onClose);
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="sm">
        {save.error && <ProblemAlert error={save.error} />}
        <TextInput label={common("name")} required data-autofocus {...form.getInputProps("name")} />
        <Select
          label={t("parent")}
          placeholder={t("noParent")}
          data={teams.filter(({ id }) => id !== team?.id).map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          {...form.getInputProps("parentId")}
        />
        <Select
          label={t("manager")}
          placeholder={t("noManager")}
          data={members
            .filter(({ isActive }) => isActive)
            .map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          clearable
          {...form.getInputProps("managerMemberId")}
        />
        <FormButtons isBusy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}

type TeamFields = Omit<Team, "id">;

function useSaveTeam(team: Team | null, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: TeamFields) =>
      team === null
        ? dataOf(api.POST("/v1/teams", { body }))
        : dataOf(api.PATCH("/v1/teams/{teamId}", { params: { path: { teamId: team.id } }, body })),
    onSuccess: () => {
      void queryClient.invalidateQueries(teamsQuery);
      onSaved();
    },
    meta: { quiet: true },
  });
}
