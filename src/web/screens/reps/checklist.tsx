import { Badge, Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { useMay, useSelf } from "../../api/self.ts";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { type VacancyView, vacancyQuery } from "./rep-queries.ts";
import { repsWords } from "./reps-words.ts";

type Item = VacancyView["items"][number];

/** What has to happen until the handover is done, to be ticked off. */
export function Checklist({ view }: { readonly view: VacancyView }) {
  const t = useWords(repsWords);
  const isOpen = view.vacancy.state === "open" || view.vacancy.state === "planned";
  const mayTick = useMay("vacancies:hand-over") && isOpen;
  const done = view.items.filter(({ doneOn, waiver }) => doneOn !== null || waiver !== null).length;
  return (
    <Section
      title={t("vacancy.checklist")}
      actions={
        <Text size="sm" c="dimmed">
          {done} / {view.items.length}
        </Text>
      }
    >
      <Stack gap="xs">
        {view.items.map((item) => (
          <Line key={item.id} vacancyId={view.vacancy.id} item={item} mayTick={mayTick} />
        ))}
      </Stack>
      {mayTick && <AddLine vacancyId={view.vacancy.id} />}
    </Section>
  );
}

interface LineProps {
  readonly vacancyId: string;
  readonly item: Item;
  readonly mayTick: boolean;
}

function Line({ vacancyId, item, mayTick }: LineProps) {
  const t = useWords(repsWords);
  const format = useFormat();
  const language = useLanguage();
  const { today } = useSelf();
  const tick = useTick(vacancyId);
  const isOverdue = item.doneOn === null && item.waiver === null && item.dueOn !== null && item.dueOn < today;
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
      <Checkbox
        label={item.text[language]}
        checked={item.doneOn !== null || item.waiver !== null}
        disabled={!mayTick || item.waiver !== null}
        onChange={({ currentTarget }) => tick.mutate({ item, doneOn: currentTarget.checked ? today : null })}
      />
      <Group gap={6} wrap="nowrap">
        {isOverdue && (
          <Badge color="red" variant="light" tt="none">
            {t("item.overdue")}
          </Badge>
        )}
        <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
          {stateOf(item)}
        </Text>
      </Group>
    </Group>
  );

  function stateOf({ waiver, doneOn, dueOn }: Item): string {
    if (waiver !== null) return t("item.waived", { reason: waiver });
    if (doneOn !== null) return t("item.done", { date: format.date(doneOn) });
    return dueOn === null ? "" : t("item.due", { date: format.date(dueOn) });
  }
}

/** Ticked at once, and back where the server refuses. */
function useTick(vacancyId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = vacancyQuery(vacancyId);
  return useMutation({
    mutationFn: ({ item, doneOn }: { readonly item: Item; readonly doneOn: string | null }) =>
      dataOf(
        api.PATCH("/v1/vacancies/{vacancyId}/items/{vacancyItemId}", {
          params: { path: { vacancyId, vacancyItemId: item.id }, header: ifMatch(item.version) },
          body: { doneOn },
        }),
      ),
    onMutate: async ({ item, doneOn }) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(
        queryKey,
        (view) =>
          view && {
            ...view,
            items: view.items.map((each) => (each.id === item.id ? { ...each, doneOn } : each)),
          },
      );
      return { before };
    },
    onError: (_error, _change, context) => queryClient.setQueryData(queryKey, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}

function AddLine({ vacancyId }: { readonly vacancyId: string }) {
  const t = useWords(repsWords);
  const queryClient = useQueryClient();
  const [body, setBody] = useState("");
  const add = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST("/v1/vacancies/{vacancyId}/items", { params: { path: { vacancyId } }, body: { body } }),
      ),
    onSuccess: () => {
      setBody("");
      return queryClient.invalidateQueries(vacancyQuery(vacancyId));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t("item.text")}
          value={body}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
          maxLength={2000}
          style={{ flex: "1 1 200px" }}
        />
        <Button type="submit" variant="light" disabled={body.trim() === ""} loading={add.isPending}>
          {t("item.add")}
        </Button>
      </Group>
    </form>
  );
}
