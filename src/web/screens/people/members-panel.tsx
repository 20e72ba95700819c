import { ActionIcon, Badge, Button, Group, Menu, Stack, Text } from "@mantine/core";
import { IconDots, IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSelf } from "../../api/self.ts";
import { confirm } from "../../components/confirm.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { MemberDialog } from "./member-dialog.tsx";
import { type Member, membersQuery } from "./people-queries.ts";
import { peopleWords } from "./people-words.ts";
import { useChangeMember, useNewPassword, useRemoveFactor } from "./use-change-member.ts";

/** Who may sign in. */
export function MembersPanel() {
  const t = useWords(peopleWords);
  const members = useQuery(membersQuery);
  const [edited, setEdited] = useState<Member | "new" | null>(null);
  return (
    <Stack>
      <Group justify="flex-end">
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
          {t("addMember")}
        </Button>
      </Group>
      <QueryView query={members} lines={6}>
        {(rows) => <MemberTable members={rows} onEdit={setEdited} />}
      </QueryView>
      <MemberDialog edited={edited} onClose={() => setEdited(null)} />
    </Stack>
  );
}

interface MemberTableProps {
  readonly members: readonly Member[];
  readonly onEdit: (member: Member) => void;
}

function MemberTable({ members, onEdit }: MemberTableProps) {
  const t = useWords(peopleWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const self = useSelf();
  const [sort, setSort] = useState("name");
  const columns: readonly Column<Member>[] = [
    {
      key: "name",
      head: common("name"),
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Text size="sm" fw={500}>
          {name}
          {id === self.member.id && ` (${t("you")})`}
        </Text>
      ),
    },
    { key: "email", head: common("email"), value: ({ email }) => email, cell: ({ email }) => email },
    {
      key: "role",
      head: common("role"),
      value: ({ role }) => role,
      cell: ({ role }) => common(`role.${role}`),
    },
    {
      key: "status",
      head: common("status"),
      value: ({ isActive }) => Number(isActive),
      cell: ({ isActive }) => (
        <Badge variant="light" color={isActive ? "sea" : "gray"}>
          {t(isActive ? "active" : "inactive")}
        </Badge>
      ),
    },
    {
      key: "since",
      head: t("since"),
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => format.date(createdAt.slice(0, 10)),
    },
    {
      key: "actions",
      head: common("actions"),
      cell: (member) => <MemberMenu member={member} onEdit={() => onEdit(member)} />,
    },
  ];
  return (
    <DataTable
      label={t("members")}
      rows={members}
      rowKey={({ id }) => id}
      columns={columns}
      sort={sort}
      onSort={setSort}
      minWidthPixels={760}
    />
  );
}

function MemberMenu({ member, onEdit }: { readonly member: Member; readonly onEdit: () => void }) {
  const t = useWords(peopleWords);
  const common = useWords(commonWords);
  const change = useChangeMember();
  const newPassword = useNewPassword();
  const removeFactor = useRemoveFactor();
  const { id, name, isActive } = member;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size={32} aria-label={`${common("actions")}: ${name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{common("edit")}</Menu.Item>
        <Menu.Item
          onClick={() =>
            confirm({
              title: t("newPassword"),
              text: t("newPasswordText", { name }),
              onConfirm: () => newPassword.mutate(member),
            })
          }
        >
          {t("newPassword")}
        </Menu.Item>
        <Menu.Item
          onClick={() =>
            confirm({
              title: t("resetFactor"),
              text: t("resetFactorText", { name }),
              isGrave: true,
              onConfirm: () => removeFactor.mutate(id),
            })
          }
        >
          {t("resetFactor")}
        </Menu.Item>
        <Menu.Divider />
        {isActive ? (
          <Menu.Item
            color="red"
            onClick={() =>
              confirm({
                title: t("deactivate"),
                text: t("deactivateText", { name }),
                isGrave: true,
                onConfirm: () => change.mutate({ id, isActive: false }),
              })
            }
          >
            {t("deactivate")}
          </Menu.Item>
        ) : (
          <Menu.Item onClick={() => change.mutate({ id, isActive: true })}>{t("activate")}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
