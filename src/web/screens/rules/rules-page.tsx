import { ActionIcon, Alert, Badge, Button, Group, Stack, Table, Text, Tooltip } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconGavel, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { useMay } from "../../api/self.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { PlanFrame } from "../plans/plan-frame.tsx";
import { type Plan, planKey } from "../plans/plan-queries.ts";
import { Findings } from "./findings.tsx";
import { Resolver } from "./resolver.tsx";
import { RuleDrawer } from "./rule-drawer.tsx";
import { type Rule, rulesQuery } from "./rule-queries.ts";
import { RulesEffect } from "./rules-effect.tsx";
import { rulesWords } from "./rules-words.ts";
import { writeItem } from "./write-rule.ts";

/** Account rules of a plan: what they are, what they would do, where they collide. */
export function RulesPage() {
  const t = useWords(rulesWords);
  const { planId } = useParams({ from: "/frame/plans/$planId/rules" });
  return (
    <PlanFrame planId={planId} page={t("page")}>
      {(plan) => <Rules plan={plan} />}
    </PlanFrame>
  );
}

function Rules({ plan }: { readonly plan: Plan }) {
  const t = useWords(rulesWords);
  const mayEdit = useMay("plans:edit") && plan.state === "draft";
  const { data, error, refetch } = useQuery(rulesQuery(plan.id));
  // undefined: no form; null: a new rule
  const [edited, setEdited] = useState<Rule | null | undefined>();
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Text size="sm" c="dimmed" maw={640}>
          {t("lead")} {t("kind.help")}
        </Text>
        {mayEdit && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited(null)}>
            {t("add")}
          </Button>
        )}
      </Group>
      {plan.state !== "draft" && (
        <Alert variant="light" color="gray">
          {t("readOnly")}
        </Alert>
      )}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingLines />}
      {data?.rules.length === 0 && <EmptyState icon={IconGavel} title={t("empty")} text={t("empty.text")} />}
      {data && data.rules.length > 0 && (
        <RuleTable plan={plan} rules={data.rules} mayEdit={mayEdit} onEdit={setEdited} />
      )}
      <RulesEffect plan={plan} mayApply={mayEdit} />
      <Findings planId={plan.id} />
      <Resolver />
      {edited !== undefined && <RuleDrawer plan={plan} rule={edited} onClose={() => setEdited(undefined)} />}
    </Stack>
  );
}

interface RuleTableProps {
  readonly plan: Plan;
  readonly rules: readonly Rule[];
  readonly mayEdit: boolean;
  readonly onEdit: (rule: Rule) => void;
}

function RuleTable({ plan, rules, mayEdit, onEdit }: RuleTableProps) {
  const t = useWords(rulesWords);
  return (
    <Section title={t("list")}>
      <Table.ScrollContainer minWidth={620} type="native">
        <Table aria-label={t("list")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("territory")}</Table.Th>
              <Table.Th>{t("name")}</Table.Th>
              <Table.Th>{t("says")}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rules.map((rule) => (
              <Table.Tr key={rule.id}>
                <Table.Td fw={500}>{rule.territory}</Table.Td>
                <Table.Td>
                  <Text size="sm">{rule.name}</Text>
                  <Group gap={4}>
                    <Badge size="xs" variant="default" tt="none">
                      {t(`kind.${rule.kind}`)}
                    </Badge>
                    {rule.isInherited && (
                      <Badge size="xs" variant="default" tt="none">
                        {t("inheritedShort")}
                      </Badge>
                    )}
                    {!rule.isActive && (
                      <Badge size="xs" variant="default" tt="none">
                        {t("inactive")}
                      </Badge>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td>
                  <Said rule={rule} />
                </Table.Td>
                <Table.Td ta="right">
                  {mayEdit && <Buttons plan={plan} rule={rule} onEdit={onEdit} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

const SHOWN_CODES = 8;

function Said({ rule: { items, filter, accounts } }: { readonly rule: Rule }) {
  const t = useWords(rulesWords);
  return (
    <>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions are numbered
        <Text size="sm" key={index}>
          {items.length > 1 && `${index + 1}. `}
          {writeItem(item, t)}
        </Text>
      ))}
      {filter !== "" && (
        <Text size="xs" c="dimmed">
          {filter}
        </Text>
      )}
      {accounts.length > 0 && (
        <Text size="sm">
          {accounts.slice(0, SHOWN_CODES).join(", ")}
          {accounts.length > SHOWN_CODES && ` … (${accounts.length})`}
        </Text>
      )}
    </>
  );
}

interface ButtonsProps {
  readonly plan: Plan;
  readonly rule: Rule;
  readonly onEdit: (rule: Rule) => void;
}

function Buttons({ plan, rule, onEdit }: ButtonsProps) {
  const t = useWords(rulesWords);
  const common = useWords(commonWords);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      dataOf(
        api.DELETE("/v1/plans/{planId}/rules/{ruleId}", {
          params: { path: { planId: plan.id, ruleId: rule.id }, header: ifMatch(plan.version) },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: planKey(plan.id) }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("remove", { name: rule.name }),
      children: <Text size="sm">{t("remove.sure")}</Text>,
      labels: { confirm: t("removeShort"), cancel: common("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Tooltip label={t("edit")}>
        <ActionIcon variant="subtle" aria-label={`${t("edit")}: ${rule.name}`} onClick={() => onEdit(rule)}>
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("removeShort")}>
        <ActionIcon
          variant="subtle"
          color="red"
          loading={remove.isPending}
          aria-label={t("remove", { name: rule.name })}
          onClick={ask}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
