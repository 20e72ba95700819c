import { Button, Group, Paper, Select, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconArrowsDiff, IconGitBranch, IconGitMerge, IconMap } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMay, useSelf } from "../../api/self.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { LinkAnchor, LinkButton } from "../../components/links.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { holdsOn } from "./assignment-dates.ts";
import {
  balanceTerritories,
  largestDeviation,
  leadingMeasure,
  listMeasures,
  type MeasureKey,
} from "./balance-territories.ts";
import { formatDeviation, nameMeasure } from "./format-measure.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import { NewPlanDialog } from "./new-plan-dialog.tsx";
import { NextSteps } from "./next-steps.tsx";
import { PlanFrame } from "./plan-frame.tsx";
import {
  assignmentsQuery,
  type Plan,
  plansQuery,
  type TerritoryWithTotals,
  territoriesQuery,
  whiteSpaceQuery,
} from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";
import { TargetReach } from "./target-reach.tsx";
import { SORTS, TerritoryTable } from "./territory-table.tsx";
import { useWhiteSpace } from "./use-white-space.ts";

const FROM = "/frame/plans/$planId";

/** A plan at a glance: where it stands in its life, what I can do now, and how its territories are balanced. */
export function PlanPage() {
  const t = useWords(plansWords);
  const { planId } = useParams({ from: FROM });
  return (
    <PlanFrame planId={planId} page={t("plan.overview")} actions={(plan) => <PlanActions plan={plan} />}>
      {(plan) => (
        <>
          <NextSteps plan={plan} />
          <Territories plan={plan} />
        </>
      )}
    </PlanFrame>
  );
}

function PlanActions({ plan }: { plan: Plan }) {
  const t = useWords(plansWords);
  const mayCreate = useMay("plans:create");
  const mayEdit = useMay("plans:edit") && (plan.state === "draft" || plan.state === "in-review");
  const { data: plans = [] } = useQuery(plansQuery);
  const [dialog, setDialog] = useState<"branch" | "merge" | null>(null);
  const active = plans.find(
    ({ id, state, salesForce, layerId }) =>
      state === "active" && salesForce === plan.salesForce && layerId === plan.layerId && id !== plan.id,
  );
  const close = () => setDialog(null);
  return (
    <>
      {active && (
        <LinkButton
          variant="default"
          leftSection={<IconArrowsDiff size={16} aria-hidden />}
          to="/plans/compare"
          search={{ a: active.id, b: plan.id }}
        >
          {t("plan.compareActive")}
        </LinkButton>
      )}
      {mayEdit && (
        <Button
          variant="default"
          leftSection={<IconGitMerge size={16} aria-hidden />}
          onClick={() => setDialog("merge")}
        >
          {t("merge.button")}
        </Button>
      )}
      {mayCreate && (
        <Button
          variant="default"
          leftSection={<IconGitBranch size={16} aria-hidden />}
          onClick={() => setDialog("branch")}
        >
          {t("branch")}
        </Button>
      )}
      <NewPlanDialog origin={dialog === "branch" ? { plan } : null} plans={plans} onClose={close} />
      <MergeDialog plan={plan} isOpen={dialog === "merge"} onClose={close} />
    </>
  );
}

function Territories({ plan }: { plan: Plan }) {
  const t = useWords(plansWords);
  const territories = useQuery(territoriesQuery(plan.id));
  return (
    <Paper withBorder p={{ base: "sm", sm: "md" }} component="section" aria-labelledby="plan-territories">
      <Stack gap="sm">
        <Title order={2} size="h4" id="plan-territories">
          {t("territories.title")}
        </Title>
        {territories.isPending && <LoadingLines count={5} />}
        {territories.error && (
          <ProblemAlert error={territories.error} onRetry={() => void territories.refetch()} />
        )}
        {territories.data?.length === 0 && <NoTerritories planId={plan.id} />}
        {territories.data && territories.data.length > 0 && (
          <BalancedTerritories plan={plan} territories={territories.data} />
        )}
        <WhiteSpace planId={plan.id} />
      </Stack>
    </Paper>
  );
}

function NoTerritories({ planId }: { planId: string }) {
  const t = useWords(plansWords);
  const mayEdit = useMay("plans:edit");
  return (
    <EmptyState
      icon={IconMap}
      title={t("territories.empty")}
      text={t(mayEdit ? "territories.emptyTells" : "territories.emptyReader")}
    >
      {mayEdit && (
        <LinkButton to="/plans/$planId/map" params={{ planId }}>
          {t("map")}
        </LinkButton>
      )}
    </EmptyState>
  );
}

interface BalancedTerritoriesProps {
  readonly plan: Plan;
  readonly territories: readonly TerritoryWithTotals[];
}

function BalancedTerritories({ plan, territories }: BalancedTerritoriesProps) {
  const t = useWords(plansWords);
  const format = useFormat();
  const { today } = useSelf();
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: "/plans/$planId" });
  const { data: assignments = [] } = useQuery(assignmentsQuery(plan.id));
  const measures = listMeasures(territories);
  const measure: MeasureKey =
    measures.find((key) => key === search.measure) ?? leadingMeasure(territories, plan);
  const sort = SORTS.find((key) => key === search.sort) ?? "code";
  const { totals: whiteSpace } = useWhiteSpace(plan.id);
  const balances = balanceTerritories(territories, measure, whiteSpace);
  const largest = largestDeviation(balances);
  // before a plan holds, its reps begin on the day it does
  const day = plan.effectiveFrom !== null && plan.effectiveFrom > today ? plan.effectiveFrom : today;
  const change = (next: { measure?: string; sort?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <>
      <Group justify="space-between" align="flex-end" gap="sm">
        <Select
          label={t("territories.measure")}
          data={measures.map((key) => ({ value: key, label: nameMeasure(key, t) }))}
          value={measure}
          onChange={(value) => value !== null && change({ measure: value })}
          allowDeselect={false}
          w={220}
        />
        {largest !== null && (
          <Text size="sm">
            {t("territories.largest")}: <b>{formatDeviation(largest, format).replace("+", "±")}</b>
          </Text>
        )}
      </Group>
      <TerritoryTable
        planId={plan.id}
        measure={measure}
        balances={balances}
        assignments={assignments.filter((assignment) => holdsOn(assignment, day))}
        sort={sort}
        onSort={(next) => change({ sort: next })}
      />
      {largest !== null && <TargetReach />}
    </>
  );
}

function WhiteSpace({ planId }: { planId: string }) {
  const t = useWords(plansWords);
  const mayRead = useMay("white-space:read");
  const format = useFormat();
  const { data, isPending } = useQuery({ ...whiteSpaceQuery(planId), enabled: mayRead });
  if (!mayRead) return null;
  if (isPending) return <Skeleton height={20} width={240} />;
  if (!data || (data.totals.units === 0 && data.totals.accounts === 0)) return null;
  const { units, accounts } = data.totals;
  return (
    <Text size="sm">
      <LinkAnchor to="/plans/$planId/map" params={{ planId }}>
        {t("territories.whiteSpaceTells", { units: format.number(units), accounts: format.number(accounts) })}
      </LinkAnchor>
    </Text>
  );
}
