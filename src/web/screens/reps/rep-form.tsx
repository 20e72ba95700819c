import { Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, dataOf, ifMatch, onlyOnce } from "../../api/client.ts";
import { useMay } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { NumberField } from "../../components/number-field.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { membersQuery, teamsQuery } from "../people/people-queries.ts";
import { type Rep, repsQuery } from "./rep-queries.ts";
import { repsWords } from "./reps-words.ts";

type Fields = Omit<Rep, "id" | "version" | "home" | "endsOn">;
const MOST_HOURS = 168;

/** A new rep, or what is known of one. */
export function RepForm({ rep, onClose }: { readonly rep: Rep | null; readonly onClose: () => void }) {
  const t = useWords(repsWords);
  const common = useWords(commonWords);
  const { data: teams = [] } = useQuery(teamsQuery);
  const { data: members = [] } = useQuery({ ...membersQuery, enabled: useMay("members:read") });
  const form = useForm<Fields>({
    initialValues: {
      code: rep?.code ?? "",
      name: rep?.name ?? "",
      memberId: rep?.memberId ?? null,
      teamId: rep?.teamId ?? null,
      hoursPerWeek: rep?.hoursPerWeek ?? 40,
      fullTimeShare: rep?.fullTimeShare ?? 1,
      startsOn: rep?.startsOn ?? null,
    },
  });
  const save = useSave(rep, onClose);
  return (
    <form onSubmit={form.onSubmit((fields) => save.mutate(fields))}>
      <Stack gap="sm">
        {save.error && <ProblemAlert error={save.error} />}
        <Group grow>
          <TextInput label={t("code")} required data-autofocus {...form.getInputProps("code")} />
          <TextInput label={common("name")} required {...form.getInputProps("name")} />
        </Group>
        <Select
          label={t("team")}
          placeholder={t("noTeam")}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          {...form.getInputProps("teamId")}
        />
        <Select
          label={t("login")}
          placeholder={t("noLogin")}
          data={members.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
          searchable
          clearable
          {...form.getInputProps("memberId")}
        />
        <Group grow>
          <NumberField label={t("hours")} min={1} max={MOST_HOURS} {...form.getInputProps("hoursPerWeek")} />
          <NumberField
            label={t("fullTime")}
            min={0.05}
            max={1}
            step={0.1}
            {...form.getInputProps("fullTimeShare")}
          />
        </Group>
        <DateField
          label={t("starts")}
          clearable
          value={form.values.startsOn}
          onChange={(value) => form.setFieldValue("startsOn", value)}
        />
        <FormButtons isBusy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}

function useSave(rep: Rep | null, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Fields) =>
      rep === null
        ? dataOf(api.POST("/v1/reps", { params: { header: onlyOnce() }, body }))
        : dataOf(
            api.PATCH("/v1/reps/{repId}", {
              params: { path: { repId: rep.id }, header: ifMatch(rep.version) },
              body,
            }),
          ),
    onSuccess: () => {
      void queryClient.invalidateQueries(repsQuery);
      onSaved();
    },
    onError: () => queryClient.invalidateQueries(repsQuery),
    meta: { quiet: true },
  });
}
