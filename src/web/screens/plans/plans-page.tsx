import { Button, Group, Paper, Select, Stack, Text, Title } from "@mantine/core";
import { IconArrowsDiff, IconFilterOff, IconPlus, IconRoute2, IconScale } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { PLAN_STATES } from "../../../core/domain/plan-life.ts";
import { useMay } from "../../api/self.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { LinkButton } from "../../components/links.tsx";
import { LoadingLines, Page } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { NewPlanDialog, type PlanOrigin } from "./new-plan-dialog.tsx";
import { PlanCard } from "./plan-card.tsx";
import { type Plan, plansQuery } from "./plan-queries.ts";
import type { PlanListSearch } from "./plan-search.ts";
import { plansWords } from "./plans-words.ts";

const FROM = "/frame/plans";

/** Every plan within reach by sales force, what comes next for each, and the way to compare two. */
export function PlansPage() {
  const t = useWords(plansWords);
  const mayCreate = useMay("plans:create");
  const plans = useQuery(plansQuery);
  const [origin, setOrigin] = useState<PlanOrigin | null>(null);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={
        mayCreate && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOrigin({ plan: null })}>
            {t("create.button")}
          </Button>
        )
      }
    >
      {plans.isPending && <LoadingLines count={6} />}
      {plans.error && <ProblemAlert error={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.data?.length === 0 && (
        <EmptyState
          icon={IconRoute2}
          title={t("list.empty")}
          text={t(mayCreate ? "list.emptyTells" : "list.emptyReader")}
        />
      )}
      {plans.data && plans.data.length > 0 && (
        <PlanLists plans={plans.data} onBranch={(plan) => setOrigin({ plan })} />
      )}
      <NewPlanDialog origin={origin} plans={plans.data ?? []} onClose={() => setOrigin(null)} />
    </Page>
  );
}

interface PlanListsProps {
  readonly plans: readonly Plan[];
  readonly onBranch: (plan: Plan) => void;
}

function PlanLists({ plans, onBranch }: PlanListsProps) {
  const t = useWords(plansWords);
  const { state, salesForce, archived = false } = useSearch({ from: FROM });
  const [picked, setPicked] = useState<readonly string[]>([]);
  const found = plans.filter(
    (plan) =>
      (salesForce === undefined || plan.salesForce === salesForce) &&
      (state === undefined ? archived || plan.state !== "archived" : plan.state === state),
  );
  const archivedCount = plans.filter((plan) => plan.state === "archived").length;
  const salesForces = [...new Set(found.map((plan) => plan.salesForce))].sort();
  const pick = (planId: string, isPicked: boolean) =>
    // a third tick takes the place of the first
    setPicked((ids) => (isPicked ? [...ids, planId].slice(-2) : ids.filter((id) => id !== planId)));
  return (
    <Stack gap="lg">
      <Filters plans={plans} />
      {plans.length > 1 && <CompareBar plans={plans} picked={picked} />}
      {found.length === 0 && (
        <EmptyState icon={IconFilterOff} title={t("list.noneHere")} text={t("lead")}>
          <LinkButton variant="default" to="/plans">
            {t("list.clear")}
          </LinkButton>
        </EmptyState>
      )}
      {salesForces.map((name) => (
        <Stack key={name} gap="xs" component="section" aria-label={t("plan.salesForce", { name })}>
          <Title order={2} size="h4">
            {name}
          </Title>
          {sortByLife(found.filter((plan) => plan.salesForce === name)).map((plan) => (
            <PlanCard
              key={plan.id}
              plan={plan}
              base={plans.find(({ id }) => id === plan.basedOnPlanId)}
              isPicked={picked.includes(plan.id)}
              onPick={plans.length > 1 ? (isPicked) => pick(plan.id, isPicked) : null}
              onBranch={() => onBranch(plan)}
            />
          ))}
        </Stack>
      ))}
      {state === undefined && archivedCount > 0 && (
        <LinkButton
          variant="subtle"
          to="/plans"
          search={(before: PlanListSearch) => ({
            ...before,
            archived: archived ? undefined : (true as const),
          })}
          w="fit-content"
        >
          {archived ? t("list.hideArchived") : t("list.showArchived", { count: archivedCount })}
        </LinkButton>
      )}
    </Stack>
  );
}

const LIFE_ORDER = ["active", "scheduled", "approved", "in-review", "draft", "archived"] as const;

/** What holds first, then what is nearest to it, then by age. */
const sortByLife = (plans: readonly Plan[]): readonly Plan[] =>
  [...plans].sort(
    (a, b) =>
      LIFE_ORDER.indexOf(a.state) - LIFE_ORDER.indexOf(b.state) || b.createdAt.localeCompare(a.createdAt),
  );

function Filters({ plans }: { plans: readonly Plan[] }) {
  const t = useWords(plansWords);
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: "/plans" });
  const salesForces = [...new Set(plans.map(({ salesForce }) => salesForce))].sort();
  const states = PLAN_STATES.filter((state) => plans.some((plan) => plan.state === state));
  const change = (next: Partial<PlanListSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={t("list.filterState")}
        placeholder={t("list.allStates")}
        data={states.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        value={search.state ?? null}
        onChange={(value) => change({ state: states.find((state) => state === value) })}
        clearable
        w={170}
      />
      {salesForces.length > 1 && (
        <Select
          label={t("list.salesForce")}
          placeholder={t("list.allSalesForces")}
          data={salesForces}
          value={search.salesForce ?? null}
          onChange={(value) => change({ salesForce: value ?? undefined })}
          clearable
          w={200}
        />
      )}
    </Group>
  );
}

function CompareBar({ plans, picked }: { plans: readonly Plan[]; picked: readonly string[] }) {
  const t = useWords(plansWords);
  const [before, after] = picked.map((id) => plans.find((plan) => plan.id === id));
  const areComparable = before !== undefined && after !== undefined && before.layerId === after.layerId;
  return (
    <Paper withBorder px="sm" py={6} role="group" aria-label={t("list.compare")}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" aria-live="polite">
          {areComparable
            ? `${before.name} → ${after.name}`
            : t(picked.length === 0 ? "list.compareHint" : "list.compareOther")}
        </Text>
        {!areComparable && (
          <LinkButton
            size="xs"
            variant="default"
            leftSection={<IconScale size={14} aria-hidden />}
            to="/plans/compare"
            search={{}}
          >
            {t("list.scenarios")}
          </LinkButton>
        )}
        {areComparable && (
          <LinkButton
            size="xs"
            leftSection={<IconArrowsDiff size={14} aria-hidden />}
            to="/plans/compare"
            search={{ a: before.id, b: after.id }}
          >
            {t("list.compare")}
          </LinkButton>
        )}
      </Group>
    </Paper>
  );
}
