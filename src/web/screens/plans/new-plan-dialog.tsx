import {
  Autocomplete,
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { useWords } from "../../i18n/define-words.ts";
import { layersQuery, PLANS_KEY, type Plan } from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";

/** What a new plan begins from: a plan to branch, or (null) what the dialog asks for. */
export interface PlanOrigin {
  readonly plan: Plan | null;
}

interface NewPlanDialogProps {
  /** Null: closed. */
  readonly origin: PlanOrigin | null;
  readonly plans: readonly Plan[];
  readonly onClose: () => void;
}

/** Makes a draft: a copy of a plan, or an empty one with so many territories. */
export function NewPlanDialog({ origin, plans, onClose }: NewPlanDialogProps) {
  const t = useWords(plansWords);
  const title = origin?.plan ? t("create.branchTitle", { name: origin.plan.name }) : t("create.title");
  return (
    <Dialog opened={origin !== null} onClose={onClose} title={title}>
      {origin && <NewPlanForm origin={origin} plans={plans} onClose={onClose} />}
    </Dialog>
  );
}

const FIRST_TERRITORIES = 6;
/** Codes sort as their numbers do. */
const codeOf = (number: number, count: number) => `T${String(number).padStart(String(count).length, "0")}`;

interface Draft {
  readonly name: string;
  readonly copyOf: string | null;
  readonly salesForce: string;
  readonly layerId: string | null;
  readonly territories: number;
}

function useMakePlan(onMade: () => void) {
  const t = useWords(plansWords);
  const client = useQueryClient();
  const navigate = useNavigate();
  // one per form: sent again after a lost answer, the server makes no second plan
  const [once] = useState(onlyOnce);
  return useMutation({
    mutationFn: ({ name, copyOf, salesForce, layerId, territories: count }: Draft): Promise<Plan> => {
      if (copyOf !== null) {
        const params = { path: { planId: copyOf }, header: once };
        const body = { name, salesForce: salesForce || null };
        return dataOf(api.POST("/v1/plans/{planId}/branches", { params, body }));
      }
      const territories = Array.from({ length: count }, (_, index) => ({
        code: codeOf(index + 1, count),
        name: t("create.territoryName", { number: index + 1 }),
        parent: null,
        share: 1,
      }));
      const body = { name, salesForce, layerId: layerId ?? "", territories, wishes: {} };
      return dataOf(api.POST("/v1/plans", { params: { header: once }, body }));
    },
    meta: { quiet: true },
    onSuccess: (plan) => {
      void client.invalidateQueries({ queryKey: PLANS_KEY });
      tellDone(t("create.made", { name: plan.name }));
      onMade();
      void navigate({ to: "/plans/$planId", params: { planId: plan.id } });
    },
  });
}

function NewPlanForm({ origin, plans, onClose }: NewPlanDialogProps & { readonly origin: PlanOrigin }) {
  const t = useWords(plansWords);
  const { data: layers } = useQuery(layersQuery);
  const active = plans.find(({ state }) => state === "active");
  const source = origin.plan ?? active ?? plans[0];
  const [kind, setKind] = useState(source ? "copy" : "empty");
  const [draft, setDraft] = useState<Draft>({
    name: "",
    copyOf: source?.id ?? null,
    salesForce: source?.salesForce ?? "",
    layerId: source?.layerId ?? null,
    territories: FIRST_TERRITORIES,
  });
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }));
  const make = useMakePlan(onClose);
  const isCopy = kind === "copy";
  const layerId = draft.layerId ?? layers?.[0]?.id ?? null;
  const isReady = draft.name.trim() !== "" && (isCopy ? draft.copyOf : layerId && draft.salesForce.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate({ ...draft, name: draft.name.trim(), layerId, copyOf: isCopy ? draft.copyOf : null });
      }}
    >
      <Stack>
        {origin.plan === null && plans.length > 0 && (
          <SegmentedControl
            aria-label={t("create.from")}
            value={kind}
            onChange={setKind}
            data={[
              { value: "copy", label: t("create.copy") },
              { value: "empty", label: t("create.empty") },
            ]}
          />
        )}
        {isCopy && origin.plan === null && (
          <Select
            label={t("create.copyOf")}
            data={plans.map((plan) => ({
              value: plan.id,
              label: `${plan.name} · ${t(`state.${plan.state}`)}`,
            }))}
            value={draft.copyOf}
            onChange={(copyOf) => change({ copyOf })}
            allowDeselect={false}
          />
        )}
        {isCopy && (
          <Text size="sm" c="dimmed">
            {t("create.copyTells")}
          </Text>
        )}
        <TextInput
          label={t("create.name")}
          placeholder={t("create.namePlaceholder")}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          maxLength={200}
          required
          data-autofocus
        />
        <Autocomplete
          label={t("create.salesForce")}
          description={t("create.salesForceTells")}
          data={[...new Set(plans.map(({ salesForce }) => salesForce))]}
          value={draft.salesForce}
          onChange={(salesForce) => change({ salesForce })}
          maxLength={200}
          required={!isCopy}
        />
        {!isCopy && (
          <EmptyMapFields draft={{ ...draft, layerId }} layers={layers ?? null} onChange={change} />
        )}
        {make.error && <ProblemAlert error={make.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={make.isPending} disabled={!isReady}>
            {t("create.make")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface EmptyMapFieldsProps {
  readonly draft: Draft;
  /** Null: being read. */
  readonly layers: readonly { readonly id: string; readonly name: string }[] | null;
  readonly onChange: (next: Partial<Draft>) => void;
}

function EmptyMapFields({ draft, layers, onChange }: EmptyMapFieldsProps) {
  const t = useWords(plansWords);
  return (
    <>
      <Select
        label={t("create.layer")}
        data={(layers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.layerId}
        onChange={(layerId) => onChange({ layerId })}
        error={layers?.length === 0 && t("create.noLayer")}
        allowDeselect={false}
        required
      />
      <NumberInput
        label={t("create.territories")}
        description={t("create.territoriesTells")}
        value={draft.territories}
        onChange={(value) => onChange({ territories: Number(value) || 1 })}
        min={1}
        max={5000}
        allowDecimal={false}
        required
      />
    </>
  );
}
