import { Button, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMay, useSelf } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { holdsOn } from "./assignment-dates.ts";
import { EndDialog } from "./end-dialog.tsx";
import { PlanFrame } from "./plan-frame.tsx";
import {
  type Assignment,
  assignmentsQuery,
  type Plan,
  repsQuery,
  type TerritoryWithTotals,
  territoriesQuery,
} from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";

const FROM = "/frame/plans/$planId/people";

/** Who works in which territory of a plan on a date, and how that is changed. */
export function PeoplePage() {
  const t = useWords(plansWords);
  const { planId } = useParams({ from: FROM });
  return (
    <PlanFrame planId={planId} page={t("plan.people")}>
      {(plan) => <People plan={plan} />}
    </PlanFrame>
  );
}

function People({ plan }: { plan: Plan }) {
  const t = useWords(plansWords);
  const { today } = useSelf();
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: "/plans/$planId/people" });
  const first = plan.effectiveFrom !== null && plan.effectiveFrom > today ? plan.effectiveFrom : today;
  const on = search.on ?? first;
  const territories = useQuery(territoriesQuery(plan.id));
  const assignments = useQuery(assignmentsQuery(plan.id));
  const error = territories.error ?? assignments.error;
  return (
    <Stack>
      <Group justify="space-between" align="flex-end" gap="sm">
        <Text size="sm" c="dimmed">
          {t("people.lead")}
        </Text>
        <DateField
          label={t("people.on")}
          value={on}
          onChange={(next) =>
            void navigate({
              search: { on: next === null || next === first ? undefined : next },
              replace: true,
            })
          }
          w={180}
        />
      </Group>
      {error && <ProblemAlert error={error} />}
      {(territories.isPending || assignments.isPending) && <LoadingLines count={6} />}
      {territories.data && assignments.data && (
        <>
          <Staffing
            plan={plan}
            territories={territories.data}
            assignments={assignments.data.filter((assignment) => holdsOn(assignment, on))}
          />
          <FreeReps assignments={assignments.data} on={on} />
        </>
      )}
    </Stack>
  );
}

interface StaffingProps {
  readonly plan: Plan;
  readonly territories: readonly TerritoryWithTotals[];
  /** Those that hold on the chosen date. */
  readonly assignments: readonly Assignment[];
}

function Staffing({ plan, territories, assignments }: StaffingProps) {
  const t = useWords(plansWords);
  const mayAssign = useMay("assignments:edit") && plan.state !== "archived";
  const [assigned, setAssigned] = useState<TerritoryWithTotals | null>(null);
  const [ended, setEnded] = useState<Assignment | null>(null);
  return (
    <Paper withBorder>
      <WideTable minWidthPixels={480} label={t("people.title")} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("territories.territory")}</Table.Th>
            <Table.Th>{t("people.rep")}</Table.Th>
            {mayAssign && <Table.Th />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {territories.map((territory) => (
            <Table.Tr key={territory.id}>
              <Table.Td>
                {territory.code} {territory.name !== territory.code && territory.name}
              </Table.Td>
              <Table.Td>
                <Owners
                  assignments={assignments.filter(({ territoryId }) => territoryId === territory.id)}
                  onEnd={mayAssign ? setEnded : null}
                />
              </Table.Td>
              {mayAssign && (
                <Table.Td ta="right">
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={<IconUserPlus size={14} aria-hidden />}
                    onClick={() => setAssigned(territory)}
                    aria-label={t("people.assignTo", { territory: territory.code })}
                  >
                    {t("people.assign")}
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      <AssignDialog plan={plan} territory={assigned} onClose={() => setAssigned(null)} />
      <EndDialog plan={plan} assignment={ended} onClose={() => setEnded(null)} />
    </Paper>
  );
}

interface OwnersProps {
  readonly assignments: readonly Assignment[];
  readonly onEnd: ((assignment: Assignment) => void) | null;
}

function Owners({ assignments, onEnd }: OwnersProps) {
  const t = useWords(plansWords);
  const format = useFormat();
  if (assignments.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("people.vacant")}
      </Text>
    );
  }
  return assignments.map((assignment) => {
    const { id, repName, role, from, to } = assignment;
    const dates = [
      t(`people.${role}`),
      t("people.since", { date: format.date(from) }),
      ...(to === null ? [] : [t("people.until", { date: format.date(to) })]),
    ];
    return (
      <Group key={id} gap="xs">
        <div>
          <Text size="sm" fw={500}>
            {repName}
          </Text>
          <Text size="xs" c="dimmed">
            {dates.join(" · ")}
          </Text>
        </div>
        {onEnd && (
          <Button size="compact-xs" variant="subtle" onClick={() => onEnd(assignment)}>
            {t("people.end")}
          </Button>
        )}
      </Group>
    );
  });
}

/** In service on the date, and without a territory of this plan. */
function FreeReps({ assignments, on }: { assignments: readonly Assignment[]; on: string }) {
  const t = useWords(plansWords);
  const format = useFormat();
  const { data: reps } = useQuery(repsQuery);
  if (!reps) return null;
  const busy = new Set(assignments.filter((assignment) => holdsOn(assignment, on)).map(({ repId }) => repId));
  const free = reps.filter(
    ({ id, startsOn, endsOn }) => !busy.has(id) && holdsOn({ from: startsOn ?? "", to: endsOn }, on),
  );
  const tells = reps.length === 0 ? t("people.none") : free.length === 0 ? t("people.everyone") : null;
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby="free-reps">
      <Title order={2} size="h5" id="free-reps">
        {t("people.unassigned")}
      </Title>
      {tells && <Text size="sm">{tells}</Text>}
      {free.map(({ id, code, name, hoursPerWeek }) => (
        <Text key={id} size="sm">
          {name}{" "}
          <Text
            span
            c="dimmed"
          >{`${code} · ${t("people.hours", { hours: format.number(hoursPerWeek) })}`}</Text>
        </Text>
      ))}
    </Paper>
  );
}
