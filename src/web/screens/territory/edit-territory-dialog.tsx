import { Button, Group, Stack, Switch, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { Dialog } from "../../components/dialog.tsx";
import { NumberField } from "../../components/number-field.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { useWords } from "../../i18n/define-words.ts";
import { PLANS_KEY, planQuery } from "../plans/plan-queries.ts";
import type { TerritoryPath, TerritorySheet } from "./territory-queries.ts";
import { territoryWords } from "./territory-words.ts";

interface EditTerritoryDialogProps {
  readonly path: TerritoryPath;
  readonly territory: TerritorySheet["territory"];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Renames a territory, gives it another share, locks or unlocks it: a new version of the plan. */
export function EditTerritoryDialog({ isOpen, ...rest }: EditTerritoryDialogProps) {
  const t = useWords(territoryWords);
  return (
    <Dialog opened={isOpen} onClose={rest.onClose} title={t("editTitle", { code: rest.territory.code })}>
      <EditForm {...rest} />
    </Dialog>
  );
}

function EditForm({ path, territory, onClose }: Omit<EditTerritoryDialogProps, "isOpen">) {
  const t = useWords(territoryWords);
  const client = useQueryClient();
  const { data: plan } = useQuery(planQuery(path.planId));
  const { code, name, share, isLocked } = territory;
  const [draft, setDraft] = useState({ code, name, share, isLocked });
  const change = (next: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...next }));
  const edit = useMutation({
    mutationFn: (version: number) =>
      dataOf(
        api.PATCH("/v1/plans/{planId}/territories/{territoryId}", {
          params: { path, header: ifMatch(version) },
          body: draft,
        }),
      ),
    meta: { quiet: true },
    onSuccess: ({ version }) => {
      tellDone(t("saved", { version }));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: PLANS_KEY }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (plan) edit.mutate(plan.version);
      }}
    >
      <Stack>
        <TextInput
          label={t("code")}
          value={draft.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
          maxLength={60}
          required
        />
        <TextInput
          label={t("name")}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          maxLength={200}
          required
          data-autofocus
        />
        <NumberField
          label={t("shareField")}
          value={draft.share}
          onChange={(value) => change({ share: Number(value) })}
          min={0.01}
          max={1000}
          step={0.1}
          required
        />
        <Switch
          label={t("lockField")}
          checked={draft.isLocked}
          onChange={(event) => change({ isLocked: event.currentTarget.checked })}
        />
        {edit.error && <ProblemAlert error={edit.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={edit.isPending} disabled={!plan || draft.share <= 0}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
