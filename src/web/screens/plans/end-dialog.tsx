import { Button, Group, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { useSelf } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { type Assignment, PLANS_KEY, type Plan } from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";

interface EndDialogProps {
  readonly plan: Plan;
  /** Null: closed. */
  readonly assignment: Assignment | null;
  readonly onClose: () => void;
}

/** Ends an assignment on a date. */
export function EndDialog({ plan, assignment, onClose }: EndDialogProps) {
  const t = useWords(plansWords);
  const title = assignment
    ? t("people.endTitle", { rep: assignment.repName, territory: assignment.territoryCode })
    : "";
  return (
    <Modal opened={assignment !== null} onClose={onClose} title={title}>
      {assignment && <EndForm plan={plan} assignment={assignment} onClose={onClose} />}
    </Modal>
  );
}

function EndForm({ plan, assignment, onClose }: EndDialogProps & { readonly assignment: Assignment }) {
  const t = useWords(plansWords);
  const client = useQueryClient();
  const { today } = useSelf();
  const [on, setOn] = useState<string | null>(assignment.from > today ? assignment.from : today);
  const end = useMutation({
    mutationFn: (day: string) => {
      const params = { path: { planId: plan.id, assignmentId: assignment.id } };
      return dataOf(
        api.POST("/v1/plans/{planId}/assignments/{assignmentId}/end", { params, body: { on: day } }),
      );
    },
    meta: { quiet: true },
    onSuccess: () => {
      notifications.show({ message: t("people.ended"), color: "green" });
      onClose();
      return client.invalidateQueries({ queryKey: PLANS_KEY });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (on !== null) end.mutate(on);
      }}
    >
      <Stack>
        <DateField label={t("people.endOn")} value={on} onChange={setOn} required />
        {end.error && <ProblemAlert error={end.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" disabled={on === null} loading={end.isPending}>
            {t("people.end")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
