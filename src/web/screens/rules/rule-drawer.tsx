import { Button, Drawer, Group, Select, Stack, Switch, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { RULE_KINDS } from "../../../core/domain/rule.ts";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { FormButtons } from "../../components/form-buttons.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { type Plan, planKey, territoriesQuery } from "../plans/plan-queries.ts";
import { ConditionRow } from "./condition-row.tsx";
import type { Rule, RuleBody, RuleItem } from "./rule-queries.ts";
import { rulesWords } from "./rules-words.ts";
import { readList } from "./write-rule.ts";

interface RuleDrawerProps {
  readonly plan: Plan;
  /** Null: a new one. */
  readonly rule: Rule | null;
  readonly onClose: () => void;
}

const FIRST_ITEM: RuleItem = { field: "segment", operation: "in", value: [] };
const NEW: RuleBody = {
  ...{ territory: "", name: "", kind: "rule", isActive: true, isInherited: false, keepsFamilies: false },
  ...{ items: [FIRST_ITEM], filter: "", accounts: [] },
};

/** A rule to be filled in. What is wrong with it, the API says. */
export function RuleDrawer({ plan, rule, onClose }: RuleDrawerProps) {
  const t = useWords(rulesWords);
  const queryClient = useQueryClient();
  const { data: territories = [] } = useQuery(territoriesQuery(plan.id));
  const [draft, setDraft] = useState<RuleBody>(rule ?? NEW);
  const change = (part: Partial<RuleBody>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () => {
      const isRule = draft.kind === "rule";
      const { id: _, ...fields } = draft as Rule;
      // what another kind does not take is left out
      const body = isRule
        ? { ...fields, accounts: [] }
        : { ...fields, items: draft.kind === "named" ? [] : draft.items, isInherited: false };
      const header = ifMatch(plan.version);
      return rule === null
        ? dataOf(
            api.POST("/v1/plans/{planId}/rules", { params: { path: { planId: plan.id }, header }, body }),
          )
        : dataOf(
            api.PUT("/v1/plans/{planId}/rules/{ruleId}", {
              params: { path: { planId: plan.id, ruleId: rule.id }, header },
              body,
            }),
          );
    },
    meta: { quiet: true },
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: planKey(plan.id) }),
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={<Text fw={600}>{t(rule === null ? "add" : "edit")}</Text>}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          <Group grow align="flex-start">
            <Select
              label={t("territory")}
              required
              searchable
              value={draft.territory || null}
              data={territories.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
              onChange={(territory) => change({ territory: territory ?? "" })}
            />
            <TextInput
              label={t("name")}
              required
              value={draft.name}
              onChange={({ currentTarget }) => change({ name: currentTarget.value })}
            />
          </Group>
          <Select
            label={t("kind")}
            description={t("kind.help")}
            allowDeselect={false}
            value={draft.kind}
            data={RULE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            onChange={(kind) => change({ kind: RULE_KINDS.find((each) => each === kind) ?? "rule" })}
          />
          {draft.kind === "rule" && <Conditions draft={draft} onChange={change} />}
          {draft.kind !== "rule" && (
            <Textarea
              label={t("accounts")}
              autosize
              minRows={3}
              defaultValue={draft.accounts.join("\n")}
              onChange={({ currentTarget }) => change({ accounts: [...readList(currentTarget.value)] })}
            />
          )}
          <Switch
            label={t("active")}
            checked={draft.isActive}
            onChange={({ currentTarget }) => change({ isActive: currentTarget.checked })}
          />
          {draft.kind === "rule" && (
            <Switch
              label={t("inherited")}
              checked={draft.isInherited}
              onChange={({ currentTarget }) => change({ isInherited: currentTarget.checked })}
            />
          )}
          <Switch
            label={t("families")}
            checked={draft.keepsFamilies}
            onChange={({ currentTarget }) => change({ keepsFamilies: currentTarget.checked })}
          />
          {save.error && <ProblemAlert error={save.error} />}
          <FormButtons isBusy={save.isPending} onClose={onClose} />
        </Stack>
      </form>
    </Drawer>
  );
}

interface ConditionsProps {
  readonly draft: RuleBody;
  readonly onChange: (part: Partial<RuleBody>) => void;
}

const orOf = (count: number) => Array.from({ length: count }, (_, index) => index + 1).join(" OR ");

function Conditions({ draft: { items, filter }, onChange }: ConditionsProps) {
  const t = useWords(rulesWords);
  const [isOwn, setIsOwn] = useState(filter !== "" && filter !== orOf(items.length));
  const joined = isOwn ? "own" : filter === "" ? "and" : "or";
  // a formula names conditions by number: one that says OR of all of them grows with them
  const setItems = (changed: RuleItem[]) =>
    onChange({
      items: changed,
      ...(joined === "or" && { filter: changed.length > 1 ? orOf(changed.length) : "" }),
    });
  return (
    <Stack gap="xs" component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" size="sm" fw={500}>
        {t("conditions")}
      </Text>
      {items.map((item, index) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions are numbered
          key={`${index} ${item.field} ${item.operation}`}
          number={index + 1}
          item={item}
          onChange={(changed) => setItems(items.map((each, at) => (at === index ? changed : each)))}
          onRemove={items.length > 1 ? () => setItems(items.filter((_, at) => at !== index)) : undefined}
        />
      ))}
      <Group gap="sm" align="flex-end">
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setItems([...items, FIRST_ITEM])}
        >
          {t("addCondition")}
        </Button>
        {items.length > 1 && (
          <Select
            label={t("joined")}
            size="xs"
            w={230}
            allowDeselect={false}
            value={joined}
            data={(["and", "or", "own"] as const).map((value) => ({ value, label: t(`joined.${value}`) }))}
            onChange={(value) => {
              setIsOwn(value === "own");
              onChange({ filter: value === "and" ? "" : value === "or" ? orOf(items.length) : filter });
            }}
          />
        )}
        {isOwn && (
          <TextInput
            label={t("filter")}
            placeholder={t("filter.help")}
            size="xs"
            value={filter}
            onChange={({ currentTarget }) => onChange({ filter: currentTarget.value })}
          />
        )}
      </Group>
    </Stack>
  );
}
