import { ActionIcon, Badge, Button, Card, Progress, Stack, Table, Text, Tooltip } from "@mantine/core";
import "@mantine/dates/styles.css";
import { DateInput } from "@mantine/dates";
import { modals } from "@mantine/modals";
import { IconPlus, IconTargetArrow, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { allPages } from "../../api/all-pages.ts";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { useMay, useSelf } from "../../api/self.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadingLines, Page } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { kpisQuery } from "../evaluate/evaluate-queries.ts";
import { ExceptionList } from "../evaluate/exception-list.tsx";
import { repsQuery } from "../plans/plan-queries.ts";
import { GoalDialog } from "./goal-dialog.tsx";
import { goalsWords } from "./goals-words.ts";
import { elapsedOf, paceOf } from "./pace.ts";

export type Goal = components["schemas"]["Goal"];
export const GOALS_KEY = ["goals"] as const;

interface PacedGoal {
  readonly goal: Goal;
  /** Whose it is. */
  readonly who: string;
  /** Null: what is reached so far is not known. */
  readonly actual: number | null;
  readonly pace: ReturnType<typeof paceOf>;
}

/** Goals that hold on a day, and whether their pace is right. */
export function GoalsPage() {
  const t = useWords(goalsWords);
  const navigate = useNavigate();
  const mayEdit = useMay("goals:edit");
  const { today } = useSelf();
  const { on = today } = useSearch({ from: "/frame/goals" });
  const [isAdding, setIsAdding] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: [...GOALS_KEY, on],
    queryFn: () =>
      allPages((after) =>
        dataOf(api.GET("/v1/goals", { params: { query: { on, limit: 200, ...(after && { after }) } } })),
      ),
  });
  const paced = usePace(data ?? [], today);
  const behind = paced.filter(({ pace }) => pace?.verdict === "behind").length;
  const actions = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={actions}>
      <DateInput
        valueFormat="DD/MM/YYYY"
        label={t("on")}
        w={200}
        value={on}
        onChange={(day) =>
          day && void navigate({ to: "/goals", search: { on: day.slice(0, 10) }, replace: true })
        }
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingLines />}
      {data?.length === 0 && <EmptyState icon={IconTargetArrow} title={t("empty")} text={t("empty.text")} />}
      {data && data.length > 0 && (
        <Stack gap="md">
          <ExceptionList
            title={t("exceptions")}
            allWell={t("behind.none")}
            exceptions={behind > 0 ? [{ text: t("behind.some", { count: behind }) }] : []}
          />
          <GoalTable paced={paced} mayEdit={mayEdit} />
        </Stack>
      )}
      {isAdding && <GoalDialog onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

const isPaced = ({ kind, metric, repId }: Goal): boolean =>
  kind === "quantitative" && repId !== null && (metric === "revenue" || metric === "account-revenue");

/** Goals with what was sold since they began, by one question per period. */
function usePace(goals: readonly Goal[], today: string): readonly PacedGoal[] {
  const t = useWords(goalsWords);
  const { data: reps = [] } = useQuery(repsQuery);
  const stretches = goals.filter(isPaced).flatMap((goal) => elapsedOf(goal, today) ?? []);
  const asked = [...new Map(stretches.map((each) => [`${each.from} ${each.until}`, each])).values()];
  const found = useQueries({
    queries: asked.map(({ from, until }) => kpisQuery({ from, until, by: "rep" })),
  });
  return goals.map((goal): PacedGoal => {
    const rep = reps.find(({ id }) => id === goal.repId);
    const isForAll = [goal.repId, goal.teamId, goal.territoryId, goal.accountId, goal.productId].every(
      (id) => id === null,
    );
    const who = rep?.name ?? (isForAll ? t("everything") : t("other"));
    const elapsed = elapsedOf(goal, today);
    const kpis = found.find(
      ({ data }) => data?.from === elapsed?.from && data?.until === elapsed?.until,
    )?.data;
    const scope = kpis?.scopes.find(({ code }) => code === rep?.code);
    if (!isPaced(goal) || elapsed === null || kpis === undefined)
      return { goal, who, actual: null, pace: null };
    const actual = scope?.kpis["account-revenue"]?.value ?? 0;
    return { goal, who, actual, pace: paceOf(actual, goal.target ?? 0, elapsed.share) };
  });
}

const VERDICTS = {
  ahead: { variant: "light", color: "teal" },
  on: { variant: "default" },
  behind: { variant: "light", color: "red" },
} as const;

function GoalTable({ paced, mayEdit }: { readonly paced: readonly PacedGoal[]; readonly mayEdit: boolean }) {
  const t = useWords(goalsWords);
  return (
    <Card withBorder p="md">
      <Table.ScrollContainer minWidth={760} type="native">
        <Table aria-label={t("title")} style={{ fontVariantNumeric: "tabular-nums" }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("name")}</Table.Th>
              <Table.Th>{t("who")}</Table.Th>
              <Table.Th ta="right">{t("target")}</Table.Th>
              <Table.Th ta="right">{t("actual")}</Table.Th>
              <Table.Th w={160}>{t("attainment")}</Table.Th>
              <Table.Th>{t("pace")}</Table.Th>
              {mayEdit && <Table.Td />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {paced.map((each) => (
              <GoalRow key={each.goal.id} paced={each} mayEdit={mayEdit} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" mt="xs">
        {t("pace.help")}
      </Text>
    </Card>
  );
}

function GoalRow({ paced, mayEdit }: { readonly paced: PacedGoal; readonly mayEdit: boolean }) {
  const t = useWords(goalsWords);
  const format = useFormat();
  const { goal, who, actual, pace } = paced;
  const { name, target, rubric, startsOn, endsOn } = goal;
  const share = actual === null || !target ? null : actual / target;
  const dates = `${format.date(startsOn)} – ${format.date(addDays(endsOn as CivilDate, -1))}`;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={500}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {rubric ?? dates}
        </Text>
      </Table.Td>
      <Table.Td>{who}</Table.Td>
      <Table.Td ta="right">{target === null ? "–" : format.money(target)}</Table.Td>
      <Table.Td ta="right">{actual === null ? "–" : format.money(actual)}</Table.Td>
      <Table.Td>
        {share === null ? (
          "–"
        ) : (
          <>
            <Text size="sm">{format.percent(share)}</Text>
            <Progress
              value={Math.min(100, share * 100)}
              size="sm"
              aria-label={`${t("attainment")}: ${name}, ${who}`}
            />
          </>
        )}
      </Table.Td>
      <Table.Td>
        {pace === null ? (
          <Text size="xs" c="dimmed">
            {t("pace.none")}
          </Text>
        ) : (
          <Tooltip label={t("pace.index", { index: format.percent(pace.index) })}>
            <Badge {...VERDICTS[pace.verdict]} tt="none">
              {t(`pace.${pace.verdict}`)} · {format.percent(pace.index)}
            </Badge>
          </Tooltip>
        )}
      </Table.Td>
      {mayEdit && (
        <Table.Td>
          <RemoveGoal goal={goal} />
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function RemoveGoal({ goal: { id, name, version } }: { readonly goal: Goal }) {
  const t = useWords(goalsWords);
  const common = useWords(commonWords);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      dataOf(
        api.DELETE("/v1/goals/{goalId}", { params: { path: { goalId: id }, header: ifMatch(version) } }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: GOALS_KEY }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("remove", { name }),
      children: <Text size="sm">{t("remove.sure")}</Text>,
      labels: { confirm: common("delete"), cancel: common("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => remove.mutate(),
    });
  return (
    <ActionIcon
      variant="subtle"
      color="red"
      loading={remove.isPending}
      aria-label={t("remove", { name })}
      onClick={ask}
    >
      <IconTrash size={18} aria-hidden />
    </ActionIcon>
  );
}
