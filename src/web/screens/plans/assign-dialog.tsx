import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { DateField } from "../../components/date-field.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { useWords } from "../../i18n/define-words.ts";
import {
  type Assignment,
  PLANS_KEY,
  type Plan,
  repsQuery,
  type TerritoryWithTotals,
} from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";

interface AssignDialogProps {
  readonly plan: Plan;
  /** Null: closed. */
  readonly territory: TerritoryWithTotals | null;
  readonly onClose: () => void;
}

/** Gives a territory a rep from a date on. */
export function AssignDialog({ plan, territory, onClose }: AssignDialogProps) {
  const t = useWords(plansWords);
  const title = territory ? t("people.assignTo", { territory: territory.code }) : "";
  return (
    <Dialog opened={territory !== null} onClose={onClose} title={title}>
      {territory && <AssignForm plan={plan} territory={territory} onClose={onClose} />}
    </Dialog>
  );
}

const ROLES = ["primary", "support"] as const;

interface Wish {
  readonly repId: string | null;
  readonly role: Assignment["role"];
  readonly from: string | null;
  readonly to: string | null;
}

function AssignForm({
  plan,
  territory,
  onClose,
}: AssignDialogProps & { readonly territory: TerritoryWithTotals }) {
  const t = useWords(plansWords);
  const client = useQueryClient();
  const { data: reps } = useQuery(repsQuery);
  const [wish, setWish] = useState<Wish>({ repId: null, role: "primary", from: null, to: null });
  const change = (next: Partial<Wish>) => setWish((before) => ({ ...before, ...next }));
  const nameOf = (repId: string | null) => reps?.find(({ id }) => id === repId)?.name ?? "";
  const assign = useMutation({
    mutationFn: ({ repId, ...rest }: Wish) => {
      const params = { path: { planId: plan.id, territoryId: territory.id } };
      const body = { repId: repId ?? "", ...rest };
      return dataOf(api.POST("/v1/plans/{planId}/territories/{territoryId}/assignments", { params, body }));
    },
    meta: { quiet: true },
    onSuccess: () => {
      const message = t("people.assigned", { rep: nameOf(wish.repId), territory: territory.code });
      tellDone(message);
      onClose();
      return client.invalidateQueries({ queryKey: PLANS_KEY });
    },
  });
  if (reps?.length === 0) return <Text size="sm">{t("people.none")}</Text>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        assign.mutate(wish);
      }}
    >
      <Stack>
        <Select
          label={t("people.rep")}
          data={(reps ?? []).map(({ id, code, name }) => ({ value: id, label: `${name} · ${code}` }))}
          value={wish.repId}
          onChange={(repId) => change({ repId })}
          searchable
          required
          data-autofocus
        />
        <Select
          label={t("people.role")}
          data={ROLES.map((role) => ({ value: role, label: t(`people.${role}`) }))}
          value={wish.role}
          onChange={(role) => change({ role: ROLES.find((each) => each === role) ?? "primary" })}
          allowDeselect={false}
        />
        <DateField
          label={t("people.from")}
          description={t("people.fromTells")}
          value={wish.from}
          onChange={(from) => change({ from })}
          clearable
        />
        <DateField
          label={t("people.to")}
          description={t("people.toTells")}
          value={wish.to}
          onChange={(to) => change({ to })}
          clearable
        />
        {assign.error && <ProblemAlert error={assign.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" disabled={wish.repId === null} loading={assign.isPending}>
            {t("people.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
