import { Badge, Group, Select, Table, Text } from "@mantine/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMay } from "../../api/self.ts";
import { LinkAnchor, LinkButton } from "../../components/links.tsx";
import { NumberField } from "../../components/number-field.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { COMMON_MEASURES, leadingMeasure, type MeasureKey } from "../plans/balance-territories.ts";
import { nameMeasure } from "../plans/format-measure.ts";
import { type Plan, territoriesQuery, whiteSpaceQuery } from "../plans/plan-queries.ts";
import { plansWords } from "../plans/plans-words.ts";
import { StateBadge } from "../plans/state-badge.tsx";
import { comparisonQuery } from "./compare-queries.ts";
import type { CompareSearch } from "./compare-search.ts";
import { compareWords } from "./compare-words.ts";
import { findBestBalanced, largestDisruption, type Weighed, weighScenario } from "./weigh-scenario.ts";

const FROM = "/frame/plans/compare";
/** Each is compared by the server; who has more scenarios looks at the newest. */
const MOST_SCENARIOS = 12;

interface ScenarioTableProps {
  /** What the others are held against. */
  readonly base: Plan;
  readonly plans: readonly Plan[];
}

/** Every scenario beside the plan that holds: how well it is balanced, and what changes hands for it. */
export function ScenarioTable({ base, plans }: ScenarioTableProps) {
  const t = useWords(compareWords);
  const search = useSearch({ from: FROM });
  const baseTerritories = useQuery(territoriesQuery(base.id));
  const measure =
    COMMON_MEASURES.find((key) => key === search.measure) ?? leadingMeasure(baseTerritories.data ?? [], base);
  const scenarios = plans
    .filter(({ id, layerId, state }) => id !== base.id && layerId === base.layerId && state !== "archived")
    .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  const shown = [base, ...scenarios.slice(0, MOST_SCENARIOS)];
  const { weighed, error } = useWeighed(base, shown, measure);
  const most = search.most === undefined ? null : search.most / 100;
  const best = findBestBalanced(new Map([...weighed].filter(([id]) => id !== base.id)), most);
  if (scenarios.length === 0) return null;
  return (
    <Section title={t("scenarios.title", { name: base.name })} lead={t("scenarios.lead")}>
      <Choices measure={measure} />
      {error && <ProblemAlert error={error} />}
      {weighed.size === 0 && !error && <LoadingLines count={3} />}
      {weighed.size > 0 && (
        <WideTable minWidthPixels={760} label={t("scenarios.title", { name: base.name })}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("scenarios.plan")}</Table.Th>
              <Table.Th ta="right">{t("scenarios.deviation")}</Table.Th>
              <Table.Th ta="right">{t("scenarios.accounts")}</Table.Th>
              <Table.Th ta="right">{t("scenarios.revenue")}</Table.Th>
              <Table.Th ta="right">{t("scenarios.hours")}</Table.Th>
              <Table.Th>{t("scenarios.compare")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((plan) => (
              <ScenarioRow
                key={plan.id}
                {...{ plan, base, most }}
                weighed={weighed.get(plan.id)}
                isBest={plan.id === best}
              />
            ))}
          </Table.Tbody>
        </WideTable>
      )}
      {[...weighed.values()].some(({ countedBy }) => countedBy === "territory") && (
        <Text size="xs" c="dimmed">
          {t("scenarios.byTerritory")}
        </Text>
      )}
      {scenarios.length > MOST_SCENARIOS && (
        <Text size="xs" c="dimmed">
          {t("scenarios.newest", { count: MOST_SCENARIOS, all: scenarios.length })}
        </Text>
      )}
    </Section>
  );
}

/** By plan, as far as it has been read; what went wrong first. */
function useWeighed(base: Plan, plans: readonly Plan[], measure: MeasureKey) {
  const maySeeWhiteSpace = useMay("white-space:read");
  const comparisons = useQueries({
    queries: plans.map(({ id }) => comparisonQuery({ a: base.id, b: id })),
  });
  const territories = useQueries({ queries: plans.map(({ id }) => territoriesQuery(id)) });
  const whiteSpaces = useQueries({
    queries: plans.map(({ id }) => ({ ...whiteSpaceQuery(id), enabled: maySeeWhiteSpace })),
  });
  const weighed = new Map<string, Weighed>();
  for (const [index, { id }] of plans.entries()) {
    const [comparison, held] = [comparisons[index].data, territories[index].data];
    if (comparison === undefined || held === undefined || whiteSpaces[index].isLoading) continue;
    const whiteSpace = whiteSpaces[index].data?.totals ?? null;
    weighed.set(id, weighScenario({ territories: held, whiteSpace, comparison }, measure));
  }
  const error = [...comparisons, ...territories, ...whiteSpaces].find((query) => query.error)?.error ?? null;
  return { weighed, error };
}

function Choices({ measure }: { readonly measure: MeasureKey }) {
  const t = useWords(compareWords);
  const tPlans = useWords(plansWords);
  const { most } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: "/plans/compare" });
  const change = (next: CompareSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={t("scenarios.measure")}
        data={COMMON_MEASURES.map((key) => ({ value: key, label: nameMeasure(key, tPlans) }))}
        value={measure}
        onChange={(value) => change({ measure: value ?? undefined })}
        allowDeselect={false}
        w={200}
      />
      <NumberField
        label={t("scenarios.most")}
        placeholder={t("scenarios.noLimit")}
        value={most ?? ""}
        onChange={(value) => change({ most: typeof value === "number" ? value : undefined })}
        min={0}
        max={100}
        suffix=" %"
        w={260}
      />
    </Group>
  );
}

interface ScenarioRowProps {
  readonly plan: Plan;
  readonly base: Plan;
  readonly most: number | null;
  /** Undefined: still being read. */
  readonly weighed: Weighed | undefined;
  readonly isBest: boolean;
}

function ScenarioRow({ plan, base, most, weighed, isBest }: ScenarioRowProps) {
  const t = useWords(compareWords);
  const format = useFormat();
  const isBase = plan.id === base.id;
  const isBeyond = most !== null && weighed !== undefined && largestDisruption(weighed) > most;
  const write = (share: number | null | undefined) => {
    if (share === undefined) return "…";
    return share === null ? "–" : format.percent(share);
  };
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Group gap="xs">
          <LinkAnchor to="/plans/$planId" params={{ planId: plan.id }} size="sm">
            {plan.name}
          </LinkAnchor>
          <StateBadge state={plan.state} />
          {isBest && <Badge styles={{ root: { textTransform: "none" } }}>{t("scenarios.best")}</Badge>}
          {isBeyond && (
            <Text size="xs" c="dimmed">
              {t("scenarios.beyond")}
            </Text>
          )}
        </Group>
      </Table.Th>
      <Table.Td ta="right">{write(weighed?.deviation)}</Table.Td>
      {(["accounts", "revenue", "workloadHours"] as const).map((key) => (
        <Table.Td key={key} ta="right">
          {isBase ? "" : write(weighed?.disruption[key])}
          {!isBase && weighed?.countedBy === "territory" && "*"}
        </Table.Td>
      ))}
      <Table.Td>
        {!isBase && (
          <LinkButton
            size="compact-sm"
            variant="default"
            to="/plans/compare"
            search={{ a: base.id, b: plan.id }}
            aria-label={t("scenarios.compareWith", { name: plan.name })}
          >
            {t("scenarios.compare")}
          </LinkButton>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
