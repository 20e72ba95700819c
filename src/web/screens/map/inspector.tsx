import { Anchor, Button, Divider, Group, Stack, Switch, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { MapMeasure } from "../../map/live-problem.ts";
import { formatDeviation, formatMeasure, nameMeasure } from "../plans/format-measure.ts";
import { assignmentsQuery } from "../plans/plan-queries.ts";
import { plansWords } from "../plans/plans-words.ts";
import { AccountSection } from "./account-section.tsx";
import { planMapQuery } from "./map-queries.ts";
import { mapWords } from "./map-words.ts";
import { type Line, Lines, Section } from "./section.tsx";
import { SelectionSection } from "./selection-section.tsx";
import { countChanges, useDeskView, useStudio, useWholeView } from "./studio-context.ts";

interface InspectorProps {
  readonly onFix: (territory: string) => void;
}

/** Right: what is selected, the territory that is looked at, and the whole plan. */
export function Inspector({ onFix }: InspectorProps) {
  const { account, target } = useStudio();
  return (
    <Stack gap="md" p="sm">
      {account === null ? <SelectionSection /> : <AccountSection account={account} />}
      {target !== null && target >= 0 && (
        <>
          <Divider />
          <TerritorySection index={target} onFix={onFix} />
        </>
      )}
      <Divider />
      <PlanSection />
    </Stack>
  );
}

function TerritorySection({
  index,
  onFix,
}: {
  readonly index: number;
  readonly onFix: (code: string) => void;
}) {
  const t = useWords(mapWords);
  const tPlans = useWords(plansWords);
  const format = useFormat();
  const { desk, mayEdit, map, select } = useStudio();
  const { code, name } = desk.territories[index];
  const { figures } = useWholeView();
  const units = () => [...desk.assignment].flatMap((of, unit) => (of === index ? [unit] : []));
  const measures = desk.problem.measures.map(({ key }, m): Line => {
    const value = figures.values[m][index];
    const target = figures.targets[m][index];
    const off =
      desk.hasTargets && target > 0 ? ` (${formatDeviation((value - target) / target, format)})` : "";
    return {
      label: nameMeasure(key as MapMeasure, tPlans),
      value: `${formatMeasure(key as MapMeasure, value, format)}${off}`,
    };
  });
  const travel = figures.travelKm[index];
  const compact = figures.polsbyPopper[index];
  return (
    <Section title={`${t("territory.heading", { code })} · ${name}`}>
      <Lines
        lines={[
          ...measures,
          {
            label: t("territory.travel"),
            value: Number.isNaN(travel) ? t("plan.measuring") : `${format.number(travel)} km`,
          },
          {
            label: t("territory.compactness"),
            value: Number.isNaN(compact) ? "–" : format.percent(compact),
          },
          { label: t("territory.parts"), value: figures.partCount[index] },
        ]}
      />
      <Reps territoryId={desk.territories[index].id} />
      <Group gap="xs">
        <Button size="compact-xs" variant="default" onClick={() => map?.show(units())}>
          {t("territory.show")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => select(units())}>
          {t("territory.select")}
        </Button>
        {mayEdit && (
          <Button size="compact-xs" variant="light" onClick={() => onFix(code)}>
            {t("territory.fix")}
          </Button>
        )}
      </Group>
      {mayEdit && <LockSwitch index={index} />}
    </Section>
  );
}

function Reps({ territoryId }: { readonly territoryId: string }) {
  const t = useWords(mapWords);
  const { desk } = useStudio();
  const { data = [] } = useQuery(assignmentsQuery(desk.plan.planId));
  const names = data.filter((each) => each.territoryId === territoryId).map(({ repName }) => repName);
  if (names.length === 0) return null;
  return (
    <Text size="xs">
      {t("territory.reps")}: {[...new Set(names)].join(", ")}
    </Text>
  );
}

/** A lock is a change of the plan of its own: it cannot wait beside others that are not saved. */
function LockSwitch({ index }: { readonly index: number }) {
  const t = useWords(mapWords);
  const { desk } = useStudio();
  const client = useQueryClient();
  const { id: territoryId, isLocked } = desk.territories[index];
  const { planId } = desk.plan;
  const isWaiting = useDeskView((view) => countChanges(view) > 0);
  const lock = useMutation({
    mutationFn: (locked: boolean) =>
      dataOf(
        api.PATCH("/v1/plans/{planId}/territories/{territoryId}", {
          params: { path: { planId, territoryId }, header: ifMatch(desk.version) },
          body: { isLocked: locked },
        }),
      ),
    onSettled: () => client.refetchQueries({ queryKey: planMapQuery(planId).queryKey }),
  });
  return (
    <Switch
      size="xs"
      label={t("territory.lock")}
      description={isWaiting ? t("territory.lockWaits") : undefined}
      checked={lock.isPending ? lock.variables : isLocked}
      disabled={isWaiting || lock.isPending}
      onChange={({ currentTarget }) => lock.mutate(currentTarget.checked)}
    />
  );
}

function LockedUnits({ onShow }: { readonly onShow: (units: readonly number[]) => void }) {
  const t = useWords(mapWords);
  const { desk, mayEdit } = useStudio();
  const count = useDeskView((_, { lockedUnits }) => lockedUnits.size);
  if (count === 0) return null;
  return (
    <Group gap={6}>
      <Text size="xs">{t("design.locks", { count })}</Text>
      <Anchor component="button" fz="xs" onClick={() => onShow([...desk.lockedUnits])}>
        {t("plan.islandsShow")}
      </Anchor>
      {mayEdit && (
        <Anchor component="button" fz="xs" onClick={() => desk.lock(desk.lockedUnits, false)}>
          {t("selection.unlock")}
        </Anchor>
      )}
    </Group>
  );
}

function PlanSection() {
  const t = useWords(mapWords);
  const format = useFormat();
  const { desk, measureIndex, select, map, measure, seesWhole } = useStudio();
  const { figures } = useWholeView();
  const { values, targets, islands, holes, disruption } = figures;
  const deviations = [...values[measureIndex]].map((value, i) =>
    targets[measureIndex][i] > 0 ? value / targets[measureIndex][i] - 1 : 0,
  );
  const largest = deviations.reduce((worst, each) => (Math.abs(each) > Math.abs(worst) ? each : worst), 0);
  const travel = figures.travelKm.reduce((sum, km) => sum + km, 0);
  const compact = figures.polsbyPopper.filter((value) => !Number.isNaN(value));
  const show = (units: readonly number[]) => {
    select(units);
    map?.show(units);
  };
  const tPlans = useWords(plansWords);
  return (
    <Section title={t("plan.heading")}>
      <Lines
        lines={[
          ...(desk.hasTargets
            ? [
                {
                  label: `${t("plan.off")} (${nameMeasure(measure, tPlans)})`,
                  value: formatDeviation(largest, format),
                },
              ]
            : []),
          ...(seesWhole
            ? [{ label: t("plan.uncovered"), value: format.number(figures.uncoveredUnits) }]
            : []),
          {
            label: t("plan.travel"),
            value: Number.isNaN(travel) ? t("plan.measuring") : `${format.number(travel)} km`,
          },
          ...(compact.length === 0
            ? []
            : [
                {
                  label: t("plan.compactness"),
                  value: format.percent(compact.reduce((sum, value) => sum + value, 0) / compact.length),
                },
              ]),
          {
            label: t("plan.islands"),
            value: (
              <Group gap={6} justify="flex-end">
                {format.number(islands.length)}
                {islands.length > 0 && (
                  <Anchor component="button" fz="xs" onClick={() => show(islands)}>
                    {t("plan.islandsShow")}
                  </Anchor>
                )}
              </Group>
            ),
          },
          { label: t("plan.holes"), value: format.number(holes.length) },
          {
            label:
              desk.plan.current === null
                ? t("plan.noCurrent")
                : t("plan.moved", { name: desk.plan.current.name }),
            value:
              disruption === null
                ? "–"
                : t("plan.movedValue", {
                    units: format.number(disruption.movedUnits),
                    share: format.percent(disruption.movedShare),
                  }),
          },
        ]}
      />
      <LockedUnits onShow={show} />
      {holes.slice(0, 5).map(({ enclosedBy, units }) => (
        <Anchor key={units[0]} component="button" fz="xs" ta="start" onClick={() => show(units)}>
          {t("plan.hole", { count: units.length, code: desk.territories[enclosedBy].code })}
        </Anchor>
      ))}
    </Section>
  );
}
