import { Select, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, dataOf, ifMatch, onlyOnce } from "../../api/client.ts";
import { useSelf } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { type Rep, repsQuery } from "./rep-queries.ts";
import { repsWords } from "./reps-words.ts";

interface AbsenceFormProps {
  readonly rep: Rep;
  readonly onClose: () => void;
}

/** Away for a time: somebody stands in, and everything goes back. */
export function LeaveForm({ rep, onClose }: AbsenceFormProps) {
  const t = useWords(repsWords);
  const { today } = useSelf();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data: reps = [] } = useQuery(repsQuery);
  const form = useForm<{ startsOn: string | null; endsOn: string | null; deputyRepId: string | null }>({
    initialValues: { startsOn: null, endsOn: null, deputyRepId: null },
  });
  const announce = useMutation({
    mutationFn: (wish: { startsOn: string; endsOn: string; deputyRepId: string | null }) =>
      dataOf(api.POST("/v1/vacancies", { params: { header: onlyOnce() }, body: { repId: rep.id, ...wish } })),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ["vacancies"] });
      onClose();
      await navigate({ to: "/vacancies/$vacancyId", params: { vacancyId: id } });
    },
    meta: { quiet: true },
  });
  const { startsOn, endsOn, deputyRepId } = form.values;
  const isWhole = startsOn !== null && endsOn !== null;
  return (
    <form
      onSubmit={form.onSubmit(() => {
        if (isWhole) announce.mutate({ startsOn, endsOn, deputyRepId });
      })}
    >
      <Stack gap="sm">
        {announce.error && <ProblemAlert error={announce.error} />}
        <DateField
          label={t("from")}
          minDate={today}
          required
          value={startsOn}
          onChange={(value) => form.setFieldValue("startsOn", value)}
        />
        <DateField
          label={t("until")}
          minDate={startsOn ?? today}
          required
          value={endsOn}
          onChange={(value) => form.setFieldValue("endsOn", value)}
        />
        <Select
          label={t("deputy")}
          placeholder={t("deputyBest")}
          data={reps.filter(({ id }) => id !== rep.id).map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          clearable
          {...form.getInputProps("deputyRepId")}
        />
        <FormButtons label={t("announce")} isBusy={announce.isPending} isReady={isWhole} onClose={onClose} />
      </Stack>
    </form>
  );
}

/** Leaves for good: from the day on everything is covered, and a handover is opened. */
export function DepartureForm({ rep, onClose }: AbsenceFormProps) {
  const t = useWords(repsWords);
  const { today } = useSelf();
  const queryClient = useQueryClient();
  const form = useForm<{ endsOn: string | null }>({ initialValues: { endsOn: rep.endsOn } });
  const depart = useMutation({
    mutationFn: (endsOn: string | null) =>
      dataOf(
        api.PATCH("/v1/reps/{repId}", {
          params: { path: { repId: rep.id }, header: ifMatch(rep.version) },
          body: { endsOn },
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["reps"] });
      await queryClient.invalidateQueries({ queryKey: ["vacancies"] });
      onClose();
    },
    meta: { quiet: true },
  });
  return (
    <form onSubmit={form.onSubmit(({ endsOn }) => depart.mutate(endsOn))}>
      <Stack gap="sm">
        {depart.error && <ProblemAlert error={depart.error} />}
        <Text size="sm">{t("departText")}</Text>
        <DateField
          label={t("ends")}
          description={t("endsHelp")}
          minDate={today}
          clearable
          value={form.values.endsOn}
          onChange={(value) => form.setFieldValue("endsOn", value)}
        />
        <FormButtons isBusy={depart.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}
