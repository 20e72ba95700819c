import { Button, Group, List, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { PLANS_KEY, type Plan } from "../plans/plan-queries.ts";
import { assignmentWords } from "./assignment-words.ts";
import type { OwnerChange } from "./choose-owners.ts";

interface ApplyDialogProps {
  readonly plan: Plan;
  readonly date: string;
  readonly changes: readonly OwnerChange[];
  readonly onClose: () => void;
  readonly onApplied: () => void;
}

/** Lists what is about to change, and changes all of it or nothing. */
export function ApplyDialog({ plan, date, changes, onClose, onApplied }: ApplyDialogProps) {
  const t = useWords(assignmentWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const apply = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST("/v1/plans/{planId}/owners", {
          params: { path: { planId: plan.id }, header: onlyOnce(key) },
          body: {
            from: date,
            owners: changes.map(({ territoryId, repId }) => ({ territoryId, repId })),
          },
        }),
      ),
    meta: { quiet: true },
    onSuccess: () => {
      tellDone(t("applied", { count: changes.length }));
      onApplied();
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: PLANS_KEY }),
  });
  return (
    <Dialog opened onClose={onClose} title={t("apply.title", { date: format.date(date) })}>
      <Stack gap="sm">
        <Text size="sm">{t("apply.text")}</Text>
        <List size="sm" spacing={2}>
          {changes.map(({ territoryCode, repName, from }) => (
            <List.Item key={territoryCode}>
              {t("apply.line", { territory: territoryCode, from: from ?? t("vacant"), to: repName })}
            </List.Item>
          ))}
        </List>
        {apply.error && <ProblemAlert error={apply.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button loading={apply.isPending} onClick={() => apply.mutate()} data-autofocus>
            {t("apply", { count: changes.length })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
