import { Button, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { accountWords } from "./account-words.ts";

/** Another password; every other session ends. */
export function OwnPasswordForm() {
  const t = useWords(accountWords);
  const queryClient = useQueryClient();
  const form = useForm({ mode: "uncontrolled", initialValues: { currentPassword: "", newPassword: "" } });
  const change = useMutation({
    mutationFn: (body: { readonly currentPassword: string; readonly newPassword: string }) =>
      dataOf(api.POST("/v1/self/password", { body })),
    onSuccess: async () => {
      form.reset();
      await queryClient.invalidateQueries({ queryKey: ["self"] });
      notifications.show({ message: t("changed") });
    },
    meta: { quiet: true },
  });
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values))}>
      <Stack gap="sm">
        {change.error && <ProblemAlert error={change.error} />}
        <PasswordInput
          label={t("current")}
          autoComplete="current-password"
          required
          key={form.key("currentPassword")}
          {...form.getInputProps("currentPassword")}
        />
        <PasswordInput
          label={t("new")}
          description={t("newHelp")}
          autoComplete="new-password"
          required
          key={form.key("newPassword")}
          {...form.getInputProps("newPassword")}
        />
        <Button type="submit" variant="light" loading={change.isPending}>
          {t("change")}
        </Button>
      </Stack>
    </form>
  );
}
