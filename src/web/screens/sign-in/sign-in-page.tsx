import { Alert, Button, Divider, PasswordInput, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import { selfQuery } from "../../api/self.ts";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { OutsidePage } from "./outside-page.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";
import { signInWords } from "./sign-in-words.ts";

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** E-mail and password, the identity provider where there is one, and the demo's people where it runs. */
export function SignInPage() {
  const t = useWords(signInWords);
  const search = useSearch({ from: "/sign-in" });
  const methods = useQuery({
    queryKey: ["sign-in-methods"],
    queryFn: () => dataOf(api.GET("/v1/auth/methods")),
  });
  const [needsCode, setNeedsCode] = useState(search.signIn === "second-factor-required");
  const enter = useEnter(search.returnTo ?? "/");
  const signIn = useMutation({
    mutationFn: (body: Credentials) => dataOf(api.POST("/v1/auth/sign-in", { body })),
    onSuccess: ({ state }) => (state === "signed-in" ? enter() : setNeedsCode(true)),
    meta: { quiet: true },
  });
  if (needsCode) return <SecondFactorForm onDone={enter} onStartOver={() => setNeedsCode(false)} />;
  if (methods.data?.needsSetUp) return <Navigate to="/setup" search={{}} />;
  return (
    <OutsidePage title={t("title")} lead={t("lead")}>
      {search.signIn === "refused" && (
        <Alert color="red" role="alert">
          {t("refused", { code: search.code ?? "" })}
        </Alert>
      )}
      {methods.isPending && <LoadingLines count={3} />}
      {methods.isError && <ProblemAlert error={methods.error} onRetry={() => void methods.refetch()} />}
      {methods.data && (
        <>
          {methods.data.demo.length > 0 && (
            <DemoLogins logins={methods.data.demo} isBusy={signIn.isPending} onChoose={signIn.mutate} />
          )}
          <PasswordForm error={signIn.error} isBusy={signIn.isPending} onSubmit={signIn.mutate} />
          {methods.data.provider && (
            <>
              <Divider label={t("or")} />
              <Button variant="default" component="a" href={providerPath(search.returnTo ?? "/")}>
                {t("withProvider", { label: methods.data.provider.label })}
              </Button>
            </>
          )}
        </>
      )}
    </OutsidePage>
  );
}

/** Back to this page, which asks for a code where one is due and leads on. */
const providerPath = (returnTo: string): string =>
  `/v1/auth/provider?${new URLSearchParams({ returnTo: `/sign-in?${new URLSearchParams({ returnTo })}` })}`;

/** Goes on where one was on the way to, as the one who is signed in now. */
function useEnter(returnTo: string) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    queryClient.clear();
    await queryClient.fetchQuery(selfQuery);
    await navigate({ to: returnTo as "/", replace: true });
  };
}

interface PasswordFormProps {
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly onSubmit: (credentials: Credentials) => void;
}

function PasswordForm({ error, isBusy, onSubmit }: PasswordFormProps) {
  const t = useWords(signInWords);
  const common = useWords(commonWords);
  const form = useForm<Credentials>({ mode: "uncontrolled", initialValues: { email: "", password: "" } });
  const isWrong = error instanceof ApiProblem && error.status === 401;
  return (
    <form onSubmit={form.onSubmit(onSubmit)}>
      <Stack gap="sm">
        {isWrong && (
          <Alert color="red" role="alert">
            {t("wrong")}
          </Alert>
        )}
        {error !== null && !isWrong && <ProblemAlert error={error} />}
        <TextInput
          label={common("email")}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("password")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.getInputProps("password")}
        />
        <Button type="submit" loading={isBusy} fullWidth mt="xs">
          {t("submit")}
        </Button>
      </Stack>
    </form>
  );
}

interface DemoLoginsProps {
  readonly logins: readonly (Credentials & {
    readonly role: "admin" | "sales-ops" | "manager" | "rep";
    readonly name: string;
  })[];
  readonly isBusy: boolean;
  readonly onChoose: (credentials: Credentials) => void;
}

function DemoLogins({ logins, isBusy, onChoose }: DemoLoginsProps) {
  const t = useWords(signInWords);
  const common = useWords(commonWords);
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t("demo")}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {logins.map(({ role, name, email, password }) => (
          <Button
            key={email}
            variant="light"
            h="auto"
            py={8}
            disabled={isBusy}
            onClick={() => onChoose({ email, password })}
          >
            <Stack gap={0} align="center">
              <span>{common(`role.${role}`)}</span>
              <Text component="span" size="xs" fw={400}>
                {name}
              </Text>
            </Stack>
          </Button>
        ))}
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {t("demoNote")}
      </Text>
      <Divider label={t("or")} mt="xs" />
    </Stack>
  );
}
