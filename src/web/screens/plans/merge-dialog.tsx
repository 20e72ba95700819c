import { Button, Checkbox, Group, Select, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { Dialog } from "../../components/dialog.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { PLANS_KEY, type Plan, plansQuery, territoriesQuery } from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";

interface MergeDialogProps {
  readonly plan: Plan;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Takes chosen territories of another plan over into a draft. */
export function MergeDialog({ plan, isOpen, onClose }: MergeDialogProps) {
  const t = useWords(plansWords);
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t("merge.title")}>
      <MergeForm plan={plan} onClose={onClose} />
    </Dialog>
  );
}

function useMerge(plan: Plan, onDone: () => void) {
  const t = useWords(plansWords);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { fromPlanId: string; territories: string[] }) => {
      const params = { path: { planId: plan.id }, header: ifMatch(plan.version) };
      return dataOf(api.POST("/v1/plans/{planId}/merges", { params, body }));
    },
    meta: { quiet: true },
    onSuccess: ({ moveCount, version }) => {
      tellDone(t("merge.merged", { count: moveCount, version }));
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: PLANS_KEY }),
  });
}

function MergeForm({ plan, onClose }: Omit<MergeDialogProps, "isOpen">) {
  const t = useWords(plansWords);
  const { data: plans = [] } = useQuery(plansQuery);
  const others = plans.filter(({ id, layerId }) => id !== plan.id && layerId === plan.layerId);
  const [fromPlanId, setFrom] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const merge = useMerge(plan, onClose);
  if (others.length === 0) return <Text size="sm">{t("merge.noOther")}</Text>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fromPlanId !== null) merge.mutate({ fromPlanId, territories: [...codes] });
      }}
    >
      <Stack>
        <Text size="sm">{t("merge.tells")}</Text>
        <Select
          label={t("merge.from")}
          data={others.map(({ id, name, state }) => ({
            value: id,
            label: `${name} · ${t(`state.${state}`)}`,
          }))}
          value={fromPlanId}
          onChange={(next) => {
            setFrom(next);
            setCodes([]);
          }}
          allowDeselect={false}
          required
        />
        {fromPlanId !== null && <TerritoryChoice planId={fromPlanId} codes={codes} onChange={setCodes} />}
        {merge.error && <ProblemAlert error={merge.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" disabled={codes.length === 0} loading={merge.isPending}>
            {t("merge.do", { count: codes.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface TerritoryChoiceProps {
  readonly planId: string;
  readonly codes: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

function TerritoryChoice({ planId, codes, onChange }: TerritoryChoiceProps) {
  const t = useWords(plansWords);
  const format = useFormat();
  const territories = useQuery(territoriesQuery(planId));
  if (territories.error) return <ProblemAlert error={territories.error} />;
  if (territories.isPending) return <LoadingLines count={3} />;
  const all = territories.data.map(({ code }) => code);
  return (
    <Checkbox.Group label={t("merge.choose")} value={[...codes]} onChange={(next) => onChange(next)} required>
      <Group gap="xs" my={4}>
        <Button size="compact-xs" variant="subtle" onClick={() => onChange(all)}>
          {t("merge.all")}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => onChange([])}>
          {t("merge.none")}
        </Button>
      </Group>
      <Stack gap={6} mah={280} style={{ overflowY: "auto" }}>
        {territories.data.map(({ id, code, name, totals }) => (
          <Checkbox
            key={id}
            value={code}
            label={name === code ? code : `${code} ${name}`}
            description={`${format.number(totals.units)} ${t("territories.units").toLowerCase()} · ${format.number(totals.accounts)} ${t("territories.accounts").toLowerCase()}`}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
