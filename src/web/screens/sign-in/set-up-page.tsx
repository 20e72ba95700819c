import { Button, Fieldset, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { api, dataOf } from "../../api/client.ts";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import {
  CurrencySelect,
  FiscalMonthSelect,
  LocaleSelect,
  ownTimeZone,
  TimeZoneSelect,
} from "../organisation/organisation-fields.tsx";
import { OutsidePage } from "./outside-page.tsx";
import { signInWords } from "./sign-in-words.ts";

/** The first organisation and its administrator, with the token that the server printed. */
export function SetUpPage() {
  const t = useWords(signInWords);
  const common = useWords(commonWords);
  const { token = "" } = useSearch({ from: "/setup" });
  const form = useForm({
    mode: "uncontrolled",
    initialValues: {
      token,
      organisation: {
        name: "",
        timeZone: ownTimeZone(),
        locale: "id-ID",
        currency: "IDR",
        fiscalYearStartMonth: "1",
      },
      admin: { name: "", email: "", password: "" },
    },
  });
  const setUp = useSetUp();
  return (
    <OutsidePage title={t("setUp.title")} lead={t("setUp.lead")}>
      <form onSubmit={form.onSubmit((values) => setUp.mutate(values))}>
        <Stack>
          {setUp.error && <ProblemAlert error={setUp.error} />}
          <TextInput
            label={t("setUp.token")}
            description={t("setUp.tokenHelp")}
            required
            autoComplete="off"
            {...form.getInputProps("token")}
          />
          <Fieldset legend={t("setUp.organisation")}>
            <Stack gap="sm">
              <TextInput
                label={t("setUp.organisationName")}
                required
                {...form.getInputProps("organisation.name")}
              />
              <TimeZoneSelect
                label={t("setUp.timeZone")}
                description={t("setUp.timeZoneHelp")}
                {...form.getInputProps("organisation.timeZone")}
              />
              <CurrencySelect label={t("setUp.currency")} {...form.getInputProps("organisation.currency")} />
              <FiscalMonthSelect
                label={t("setUp.fiscalYear")}
                description={t("setUp.fiscalYearHelp")}
                {...form.getInputProps("organisation.fiscalYearStartMonth")}
              />
              <LocaleSelect label={t("setUp.locale")} {...form.getInputProps("organisation.locale")} />
            </Stack>
          </Fieldset>
          <Fieldset legend={t("setUp.admin")}>
            <Stack gap="sm">
              <TextInput
                label={t("setUp.yourName")}
                required
                autoComplete="name"
                {...form.getInputProps("admin.name")}
              />
              <TextInput
                label={common("email")}
                type="email"
                required
                autoComplete="username"
                {...form.getInputProps("admin.email")}
              />
              <PasswordInput
                label={t("password")}
                description={t("setUp.passwordHelp")}
                required
                autoComplete="new-password"
                {...form.getInputProps("admin.password")}
              />
            </Stack>
          </Fieldset>
          <Button type="submit" loading={setUp.isPending}>
            {t("setUp.submit")}
          </Button>
        </Stack>
      </form>
    </OutsidePage>
  );
}

interface SetUpWish {
  readonly token: string;
  readonly organisation: {
    readonly name: string;
    readonly timeZone: string;
    readonly locale: string;
    readonly currency: string;
    readonly fiscalYearStartMonth: string;
  };
  readonly admin: { readonly name: string; readonly email: string; readonly password: string };
}

/** Creates both, signs in, and goes to the first screen. */
function useSetUp() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ organisation, ...wish }: SetUpWish) => {
      const fiscalYearStartMonth = Number(organisation.fiscalYearStartMonth);
      const body = { ...wish, organisation: { ...organisation, fiscalYearStartMonth } };
      await dataOf(api.POST("/v1/setup", { body }));
      const { email, password } = wish.admin;
      await dataOf(api.POST("/v1/auth/sign-in", { body: { email, password } }));
    },
    onSuccess: async () => {
      queryClient.clear();
      await navigate({ to: "/" });
    },
    meta: { quiet: true },
  });
}
