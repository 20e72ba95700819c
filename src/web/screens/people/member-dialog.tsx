import { Alert, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ROLES, type Role } from "../../../core/domain/roles.ts";
import { api, dataOf } from "../../api/client.ts";
import { FormButtons } from "../../components/form-buttons.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { showSecret } from "../../components/secret-note.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { type Member, membersQuery } from "./people-queries.ts";
import { peopleWords } from "./people-words.ts";
import { useChangeMember } from "./use-change-member.ts";

interface MemberDialogProps {
  /** Null: it is closed. */
  readonly edited: Member | "new" | null;
  readonly onClose: () => void;
}

/** A new member, or name and role of one. */
export function MemberDialog({ edited, onClose }: MemberDialogProps) {
  const t = useWords(peopleWords);
  const title = edited === "new" || edited === null ? t("addMember") : t("editMember", { name: edited.name });
  return (
    <Modal opened={edited !== null} onClose={onClose} title={title}>
      {edited !== null && <MemberForm member={edited === "new" ? null : edited} onClose={onClose} />}
    </Modal>
  );
}

function MemberForm({ member, onClose }: { readonly member: Member | null; readonly onClose: () => void }) {
  const t = useWords(peopleWords);
  const common = useWords(commonWords);
  const change = useChangeMember();
  const add = useAdd(onClose);
  const form = useForm<{ name: string; email: string; role: Role }>({
    initialValues: { name: member?.name ?? "", email: member?.email ?? "", role: member?.role ?? "rep" },
  });
  const submit = ({ name, email, role }: typeof form.values) => {
    if (member === null) return add.mutate({ name, email, role });
    change.mutate({ id: member.id, name, role });
    onClose();
  };
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        {add.error && <ProblemAlert error={add.error} />}
        <TextInput
          label={common("name")}
          required
          maxLength={200}
          data-autofocus
          {...form.getInputProps("name")}
        />
        <TextInput
          label={common("email")}
          type="email"
          required
          disabled={member !== null}
          {...form.getInputProps("email")}
        />
        <Select
          label={common("role")}
          data={ROLES.map((role) => ({ value: role, label: common(`role.${role}`) }))}
          allowDeselect={false}
          {...form.getInputProps("role")}
        />
        <Alert variant="light" color="gray" title={t("mayWhat")}>
          {t(`may.${form.values.role}`)}
        </Alert>
        <FormButtons
          label={common(member === null ? "add" : "save")}
          isBusy={add.isPending}
          onClose={onClose}
        />
      </Stack>
    </form>
  );
}

interface NewMember {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

function useAdd(onAdded: () => void) {
  const t = useWords(peopleWords);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewMember) => dataOf(api.POST("/v1/members", { body })),
    onSuccess: ({ member, temporaryPassword }) => {
      void queryClient.invalidateQueries(membersQuery);
      onAdded();
      showSecret({
        title: t("temporary"),
        text: t("temporaryText", { name: member.name }),
        secret: temporaryPassword,
      });
    },
    meta: { quiet: true },
  });
}
