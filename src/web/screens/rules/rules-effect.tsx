import { Button, Group, Loader, SimpleGrid, Stack, Table, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf, ifMatch, onlyOnce } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import { isUnderWay, useJob } from "../../api/use-job.ts";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { type Plan, planKey } from "../plans/plan-queries.ts";
import type { RuleAmounts, RulesReport } from "./rule-queries.ts";
import { rulesWords } from "./rules-words.ts";

interface RulesEffectProps {
  readonly plan: Plan;
  readonly mayApply: boolean;
}

/** Tries the rules on all accounts, shows who and what would move, and applies them. */
export function RulesEffect({ plan, mayApply }: RulesEffectProps) {
  const t = useWords(rulesWords);
  const common = useWords(commonWords);
  const queryClient = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const { data: job } = useJob(jobId, () => queryClient.invalidateQueries({ queryKey: planKey(plan.id) }));
  const start = useMutation({
    mutationFn: (isApplied: boolean) => {
      const path = { planId: plan.id };
      return isApplied
        ? dataOf(
            api.POST("/v1/plans/{planId}/rules/apply", {
              params: { path, header: { ...ifMatch(plan.version), ...onlyOnce() } },
            }),
          )
        : dataOf(
            api.POST("/v1/plans/{planId}/rules/test", { params: { path, header: onlyOnce() }, body: {} }),
          );
    },
    onSuccess: (started) => {
      queryClient.setQueryData(["jobs", started.id], { ...started, files: [] });
      setJobId(started.id);
    },
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("effect.apply"),
      children: <Text size="sm">{t("effect.apply.sure")}</Text>,
      labels: { confirm: t("effect.apply"), cancel: common("cancel") },
      onConfirm: () => start.mutate(true),
    });
  const isBusy = start.isPending || (job !== undefined && isUnderWay(job));
  const report = job?.state === "done" ? (job.result as unknown as RulesReport | null) : null;
  return (
    <Section
      title={t("effect")}
      lead={t("effect.lead")}
      actions={
        <>
          <Button variant="default" disabled={isBusy} onClick={() => start.mutate(false)}>
            {t("effect.try")}
          </Button>
          {mayApply && (
            <Button disabled={isBusy} onClick={ask}>
              {t("effect.apply")}
            </Button>
          )}
        </>
      }
    >
      {isBusy && (
        <Group gap="xs" role="status">
          <Loader size="xs" />
          <Text size="sm">{t("effect.running")}</Text>
        </Group>
      )}
      {job?.problems && job.problems.length > 0 && <Refusal problems={job.problems} />}
      {report && job?.request.apply === true && (
        <Text size="sm" role="status">
          {t("effect.applied", { version: report.planVersion })}
        </Text>
      )}
      {report && <Report report={report} />}
    </Section>
  );
}

function Refusal({ problems }: { readonly problems: ApiProblem["details"]["problems"] }) {
  const details = { type: "", title: "", status: 409, detail: "", instance: "", problems };
  return <ProblemAlert error={new ApiProblem({ status: 409, headers: new Headers() }, details)} />;
}

function Report({ report }: { readonly report: RulesReport }) {
  const t = useWords(rulesWords);
  const format = useFormat();
  const { moves, flows, reps, held } = report;
  if (moves.accounts === 0) return <Text size="sm">{t("effect.none")}</Text>;
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Amount name={t("effect.moves")} value={format.number(moves.accounts)} />
        <Amount name={t("effect.revenue")} value={format.shortMoney(moves.revenue)} />
        <Amount name={t("effect.deals")} value={format.number(moves.openDeals)} />
      </SimpleGrid>
      {held > 0 && <Text size="sm">{t("effect.held", { count: held })}</Text>}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <MoveTable
          label={t("effect.flows")}
          head={[t("effect.from"), t("effect.to"), t("effect.accounts"), t("effect.revenue")]}
          rows={flows.map(({ from, to, accounts, revenue }) => [
            from ?? t("nowhere"),
            to ?? t("nowhere"),
            format.number(accounts),
            format.shortMoney(revenue),
          ])}
        />
        <MoveTable
          label={t("effect.reps")}
          head={[t("effect.rep"), "", t("effect.lost"), t("effect.gained")]}
          rows={reps.map(({ name, code, lost, gained }) => [
            name,
            code,
            write(lost, format),
            write(gained, format),
          ])}
        />
      </SimpleGrid>
    </Stack>
  );
}

const write = ({ accounts, revenue }: RuleAmounts, format: ReturnType<typeof useFormat>): string =>
  accounts === 0 ? "–" : `${format.number(accounts)} · ${format.shortMoney(revenue)}`;

function Amount({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text fz={20} fw={700}>
        {value}
      </Text>
    </div>
  );
}

interface MoveTableProps {
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function MoveTable({ label, head, rows }: MoveTableProps) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <WideTable minWidthPixels={340} label={label} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {head.map((name, column) =>
              name === "" ? (
                <Table.Td key={String(column)} />
              ) : (
                <Table.Th key={name} ta={column > 1 ? "right" : "left"}>
                  {name}
                </Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody style={{ fontVariantNumeric: "tabular-nums" }}>
          {rows.map((row) => (
            <Table.Tr key={`${row[0]} ${row[1]}`}>
              {row.map((cell, column) => (
                <Table.Td key={head[column] || "code"} ta={column > 1 ? "right" : "left"}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </div>
  );
}
