import { Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import { FormButtons } from "../../components/form-buttons.tsx";
import { NumberField } from "../../components/number-field.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { Account } from "./account-query.ts";
import { accountsWords } from "./accounts-words.ts";

const STAGES = ["prospect", "customer", "lapsed"] as const;

interface EditAccountProps {
  readonly account: Account;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Changes what decides where the account belongs and what it weighs. */
export function EditAccount({ account, isOpen, onClose }: EditAccountProps) {
  const t = useWords(accountsWords);
  return (
    <Modal opened={isOpen} onClose={onClose} title={t("edit")}>
      {/* a new version fills the form anew */}
      <EditForm key={account.version} account={account} onClose={onClose} />
    </Modal>
  );
}

function EditForm({ account, onClose }: Omit<EditAccountProps, "isOpen">) {
  const t = useWords(accountsWords);
  const common = useWords(commonWords);
  const { currency } = useFormat();
  const { name, segment, industry, stage, revenue, potential, workloadHours } = account;
  const form = useForm({
    mode: "uncontrolled",
    initialValues: {
      ...{ name, stage, revenue, potential, workloadHours },
      segment: segment ?? "",
      industry: industry ?? "",
    },
  });
  const save = useSave(account, onClose);
  const queryClient = useQueryClient();
  const reload = () => void queryClient.invalidateQueries({ queryKey: ["accounts", account.id] });
  const money = { min: 0, hideControls: true, suffix: ` ${currency}`, required: true };
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="sm">
        {save.error && <ProblemAlert error={save.error} {...(isStale(save.error) && { onReload: reload })} />}
        <TextInput label={common("name")} required {...form.getInputProps("name")} />
        <Select
          label={t("stage")}
          data={STAGES.map((each) => ({ value: each, label: t(`stage.${each}`) }))}
          allowDeselect={false}
          {...form.getInputProps("stage")}
        />
        <Group grow align="flex-start">
          <TextInput label={t("segment")} {...form.getInputProps("segment")} />
          <TextInput label={t("industry")} {...form.getInputProps("industry")} />
        </Group>
        <NumberField label={t("revenue")} {...money} {...form.getInputProps("revenue")} />
        <NumberField label={t("potential")} {...money} {...form.getInputProps("potential")} />
        <NumberField label={t("workload")} min={0} required {...form.getInputProps("workloadHours")} />
        <FormButtons isBusy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}

/** What was typed stays until one has seen that somebody else was faster. */
const isStale = (error: Error): boolean => error instanceof ApiProblem && error.status === 412;

interface Changes {
  readonly name: string;
  readonly segment: string;
  readonly industry: string;
  readonly stage: Account["stage"];
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
}

function useSave({ id, version }: Account, onSaved: () => void) {
  const queryClient = useQueryClient();
  const common = useWords(commonWords);
  return useMutation({
    mutationFn: ({ segment, industry, ...rest }: Changes) =>
      dataOf(
        api.PATCH("/v1/accounts/{accountId}", {
          params: { path: { accountId: id }, header: ifMatch(version) },
          body: { ...rest, segment: segment.trim() || null, industry: industry.trim() || null },
        }),
      ),
    onSuccess: (account) => {
      queryClient.setQueryData(["accounts", id], account);
      void queryClient.invalidateQueries({ queryKey: ["accounts", "list"] });
      void queryClient.invalidateQueries({ queryKey: ["plans"] });
      notifications.show({ message: common("saved") });
      onSaved();
    },
    meta: { quiet: true },
  });
}
