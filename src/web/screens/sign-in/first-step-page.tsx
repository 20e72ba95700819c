import { Button, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { api, dataOf } from "../../api/client.ts";
import { selfQuery } from "../../api/self.ts";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { OutsidePage } from "./outside-page.tsx";
import { signInWords } from "./sign-in-words.ts";

/** What has to be done before anything else: a password of one's own. */
export function FirstStepPage() {
  const t = useWords(signInWords);
  const { data: self, isPending } = useQuery(selfQuery);
  if (isPending) return <LoadingLines />;
  if (!self) return <Navigate to="/sign-in" search={{}} />;
  if (self.mustFirst === null) return <Navigate to="/" />;
  return (
    <OutsidePage title={t("first.password")} lead={t("first.passwordLead")}>
      <OwnPasswordForm />
    </OutsidePage>
  );
}

function OwnPasswordForm() {
  const t = useWords(signInWords);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ mode: "uncontrolled", initialValues: { currentPassword: "", newPassword: "" } });
  const change = useMutation({
    mutationFn: (body: { readonly currentPassword: string; readonly newPassword: string }) =>
      dataOf(api.POST("/v1/self/password", { body })),
    onSuccess: async () => {
      await queryClient.fetchQuery({ ...selfQuery, staleTime: 0 });
      await navigate({ to: "/" });
    },
    meta: { quiet: true },
  });
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values))}>
      <Stack gap="sm">
        {change.error && <ProblemAlert error={change.error} />}
        <PasswordInput
          label={t("first.current")}
          autoComplete="current-password"
          required
          {...form.getInputProps("currentPassword")}
        />
        <PasswordInput
          label={t("first.new")}
          description={t("setUp.passwordHelp")}
          autoComplete="new-password"
          required
          {...form.getInputProps("newPassword")}
        />
        <Button type="submit" loading={change.isPending}>
          {t("confirm")}
        </Button>
      </Stack>
    </form>
  );
}
