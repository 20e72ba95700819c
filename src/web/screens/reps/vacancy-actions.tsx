import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { confirm } from "../../components/confirm.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import type { Vacancy } from "./rep-queries.ts";
import { repsWords } from "./reps-words.ts";

/** What ends a handover: done, or the leave does not come to it. */
export function VacancyActions({ vacancy }: { readonly vacancy: Vacancy }) {
  const t = useWords(repsWords);
  const [isClosing, setClosing] = useState(false);
  const cancel = useEnd(vacancy, () => {});
  const isOver = vacancy.state !== "open" && vacancy.state !== "planned";
  if (isOver) return null;
  return (
    <>
      {vacancy.cause === "leave" && (
        <Button
          variant="default"
          loading={cancel.isPending}
          onClick={() =>
            confirm({
              title: t("vacancy.cancel"),
              text: t("vacancy.cancelText"),
              onConfirm: () => cancel.mutate({ kind: "cancel" }),
            })
          }
        >
          {t("vacancy.cancel")}
        </Button>
      )}
      {vacancy.cause !== "leave" && <Button onClick={() => setClosing(true)}>{t("vacancy.close")}</Button>}
      <Modal opened={isClosing} onClose={() => setClosing(false)} title={t("vacancy.close")}>
        <CloseForm vacancy={vacancy} onClose={() => setClosing(false)} />
      </Modal>
    </>
  );
}

function CloseForm({ vacancy, onClose }: { readonly vacancy: Vacancy; readonly onClose: () => void }) {
  const t = useWords(repsWords);
  const [waiver, setWaiver] = useState("");
  const end = useEnd(vacancy, onClose);
  return (
    <Stack>
      <Text size="sm">{t("vacancy.closeText")}</Text>
      {end.error && <ProblemAlert error={end.error} />}
      <Textarea
        label={t("vacancy.waiver")}
        value={waiver}
        onChange={({ currentTarget }) => setWaiver(currentTarget.value)}
        autosize
        minRows={2}
      />
      <Group justify="flex-end">
        <Button
          loading={end.isPending}
          onClick={() => end.mutate({ kind: "close", waiver: waiver.trim() || null })}
        >
          {t("vacancy.close")}
        </Button>
      </Group>
    </Stack>
  );
}

type End = { readonly kind: "cancel" } | { readonly kind: "close"; readonly waiver: string | null };

function useEnd({ id, version }: Vacancy, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (end: End) => {
      const params = { path: { vacancyId: id }, header: ifMatch(version) };
      if (end.kind === "cancel") return dataOf(api.POST("/v1/vacancies/{vacancyId}/cancel", { params }));
      const body = { waiver: end.waiver };
      return dataOf(api.POST("/v1/vacancies/{vacancyId}/close", { params, body }));
    },
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["vacancies"] }),
  });
}
