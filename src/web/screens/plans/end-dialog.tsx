import { Button, Group, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { useSelf } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
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
    <Dialog opened={assignment !== null} onClose={onClose} title={title}>
      {assignment && <EndForm plan={plan} assignment={assignment} onClose={onClose} />}
    </Dialog>
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
      tellDone(t("people.ended"));
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
