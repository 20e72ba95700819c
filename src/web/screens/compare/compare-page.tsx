import { Button, CopyButton, Group, Select, Stack, Text } from "@mantine/core";
import { IconArrowsDiff, IconArrowsExchange, IconCheck, IconLink, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadingLines, Page } from "../../components/page.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { type Plan, plansQuery } from "../plans/plan-queries.ts";
import { plansWords } from "../plans/plans-words.ts";
import { comparisonQuery } from "./compare-queries.ts";
import type { CompareSearch } from "./compare-search.ts";
import { compareWords } from "./compare-words.ts";
import { Disruption } from "./disruption.tsx";
import { FigureTable } from "./figure-table.tsx";
import { MovedAccounts } from "./moved-accounts.tsx";
import { RepTable } from "./rep-table.tsx";
import { ScenarioTable } from "./scenario-table.tsx";
import { useJoinedPlans } from "./use-joined-plans.ts";

const FROM = "/frame/plans/compare";
const PlanMaps = lazy(async () => ({ default: (await import("./plan-maps.tsx")).PlanMaps }));

/** All scenarios against the plan that holds; once two are chosen, what changes hands, figures, maps, reps and the accounts that move. */
export function ComparePage() {
  const t = useWords(compareWords);
  const search = useSearch({ from: FROM });
  const plans = useQuery(plansQuery);
  const find = (id: string | undefined) => plans.data?.find((plan) => plan.id === id);
  const [a, b] = [find(search.a), find(search.b)];
  const base = a ?? plans.data?.find(({ state }) => state === "active");
  const isReady = a !== undefined && b !== undefined && a.id !== b.id && a.layerId === b.layerId;
  return (
    <Page title={t("title")} actions={isReady && <Actions />}>
      <QueryView query={plans}>
        {(all) => (
          <>
            <Pickers plans={all} a={a} b={b} />
            {isReady && <Comparison a={a} b={b} />}
            {!isReady && base !== undefined && <ScenarioTable base={base} plans={all} />}
            {!isReady && base === undefined && (
              <EmptyState icon={IconArrowsDiff} title={t("choose")} text={t("chooseTells")} />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Actions() {
  const t = useWords(compareWords);
  return (
    <Group gap="xs" className="no-print">
      <CopyButton value={location.href}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconLink size={16} aria-hidden />}
          >
            {t(copied ? "copied" : "share")}
          </Button>
        )}
      </CopyButton>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {t("print")}
      </Button>
    </Group>
  );
}

interface PickersProps {
  readonly plans: readonly Plan[];
  readonly a: Plan | undefined;
  readonly b: Plan | undefined;
}

function Pickers({ plans, a, b }: PickersProps) {
  const t = useWords(compareWords);
  const tPlans = useWords(plansWords);
  const navigate = useNavigate({ from: "/plans/compare" });
  const change = (next: CompareSearch) =>
    void navigate({ search: (before) => ({ ...before, territory: undefined, ...next }), replace: true });
  const options = (other: Plan | undefined) =>
    plans.map((plan) => {
      const isElsewhere = other !== undefined && other.layerId !== plan.layerId;
      const state = tPlans(`state.${plan.state}`);
      return {
        value: plan.id,
        label: `${plan.name} · ${state}${isElsewhere ? ` (${t("otherLayer")})` : ""}`,
        disabled: isElsewhere || plan.id === other?.id,
      };
    });
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label={t("pickBefore")}
        data={options(b)}
        value={a?.id ?? null}
        onChange={(id) => change({ a: id ?? undefined })}
        allowDeselect={false}
        searchable
        flex="1 1 240px"
      />
      <Button
        variant="default"
        px="xs"
        className="no-print"
        aria-label={t("swap")}
        onClick={() => change({ a: b?.id, b: a?.id })}
      >
        <IconArrowsExchange size={18} aria-hidden />
      </Button>
      <Select
        label={t("pickAfter")}
        data={options(a)}
        value={b?.id ?? null}
        onChange={(id) => change({ b: id ?? undefined })}
        allowDeselect={false}
        searchable
        flex="1 1 240px"
      />
    </Group>
  );
}

interface ComparisonProps {
  readonly a: Plan;
  readonly b: Plan;
}

function Comparison({ a, b }: ComparisonProps) {
  const t = useWords(compareWords);
  const pair = { a: a.id, b: b.id };
  const comparison = useQuery(comparisonQuery(pair));
  const joined = useJoinedPlans(a, b);
  return (
    <Stack gap="lg">
      <QueryView query={comparison} lines={2}>
        {(data) => (
          <>
            {data.moved.units === 0 && data.moved.accounts === 0 && data.changesRep.accounts === 0 && (
              <Text>{t("same")}</Text>
            )}
            <Disruption comparison={data} />
          </>
        )}
      </QueryView>
      <QueryView query={joined} lines={6}>
        {(plans) => (
          <>
            <Suspense fallback={<LoadingLines count={8} />}>
              <PlanMaps key={`${a.id} ${b.id}`} plans={plans} names={[a.name, b.name]} />
            </Suspense>
            <FigureTable plans={plans} names={[a.name, b.name]} />
          </>
        )}
      </QueryView>
      <QueryView query={comparison} lines={4}>
        {(data) => (
          <>
            <RepTable comparison={data} />
            <MovedAccounts pair={pair} comparison={data} />
          </>
        )}
      </QueryView>
    </Stack>
  );
}
