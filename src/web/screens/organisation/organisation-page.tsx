import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ROLES } from "../../../core/domain/roles.ts";
import { api, dataOf } from "../../api/client.ts";
import { type Self, useSelf } from "../../api/self.ts";
import { Page } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { FeastDatesField } from "./feast-dates-field.tsx";
import { CurrencySelect, FiscalMonthSelect, LocaleSelect, TimeZoneSelect } from "./organisation-fields.tsx";
import { organisationWords } from "./organisation-words.ts";

/** Name, time zone, currency, fiscal year, feasts, and how strictly people sign in. */
export function OrganisationPage() {
  const t = useWords(organisationWords);
  const { organisation } = useSelf();
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Section title={organisation.name}>
        <OrganisationForm organisation={organisation} />
      </Section>
    </Page>
  );
}

type Settings = Self["organisation"];
type Fields = Omit<Settings, "id" | "secondFactorRoles" | "fiscalYearStartMonth"> & {
  secondFactorRoles: string[];
  fiscalYearStartMonth: string;
};

function OrganisationForm({ organisation }: { readonly organisation: Settings }) {
  const t = useWords(organisationWords);
  const common = useWords(commonWords);
  const { id: _, secondFactorRoles, fiscalYearStartMonth, ...plain } = organisation;
  const form = useForm<Fields>({
    mode: "uncontrolled",
    initialValues: {
      ...plain,
      secondFactorRoles: [...secondFactorRoles],
      fiscalYearStartMonth: String(fiscalYearStartMonth),
    },
  });
  const save = useSave();
  const [feastDates, setFeastDates] = useState<readonly string[] | null>(organisation.feastDates);
  return (
    <form
      onSubmit={form.onSubmit((values) =>
        save.mutate({ ...values, feastDates: feastDates && [...feastDates] }),
      )}
    >
      <Stack maw={520}>
        {save.error && <ProblemAlert error={save.error} />}
        <TextInput label={t("name")} required {...form.getInputProps("name")} />
        <TimeZoneSelect
          label={t("timeZone")}
          description={t("timeZoneHelp")}
          {...form.getInputProps("timeZone")}
        />
        <CurrencySelect label={t("currency")} {...form.getInputProps("currency")} />
        <LocaleSelect label={t("locale")} {...form.getInputProps("locale")} />
        <FiscalMonthSelect
          label={t("fiscalYear")}
          description={t("fiscalYearHelp")}
          {...form.getInputProps("fiscalYearStartMonth")}
        />
        <FeastDatesField value={feastDates} onChange={setFeastDates} />
        <Checkbox.Group
          label={t("factorRoles")}
          description={t("factorRolesHelp")}
          {...form.getInputProps("secondFactorRoles")}
        >
          <Stack gap="xs" mt="xs">
            {ROLES.map((role) => (
              <Checkbox key={role} value={role} label={common(`role.${role}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group>
          <Button type="submit" loading={save.isPending}>
            {common("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useSave() {
  const queryClient = useQueryClient();
  const common = useWords(commonWords);
  return useMutation({
    mutationFn: ({ secondFactorRoles, fiscalYearStartMonth, ...fields }: Fields) => {
      const roles = ROLES.filter((role) => secondFactorRoles.includes(role));
      const body = {
        ...fields,
        secondFactorRoles: roles,
        fiscalYearStartMonth: Number(fiscalYearStartMonth),
      };
      return dataOf(api.PATCH("/v1/organisation", { body }));
    },
    onSuccess: async () => {
      // money and dates of every screen follow
      await queryClient.invalidateQueries();
      notifications.show({ message: common("saved") });
    },
    meta: { quiet: true },
  });
}
