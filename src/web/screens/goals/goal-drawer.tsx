import { Alert, Button, Drawer, Group, List, Progress, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconPencil, IconTrash, IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { confirm } from "../../components/confirm.tsx";
import { Facts } from "../../components/facts.tsx";
import { LinkAnchor } from "../../components/links.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Awaiting } from "../evaluate/awaiting.tsx";
import { GOALS_KEY, type Goal, type GoalOutlook, outlookQuery } from "./goal-queries.ts";
import { Pace } from "./goal-table.tsx";
import { goalsWords } from "./goals-words.ts";
import { useGoalFigure } from "./use-goal-figure.ts";
import { isOfRevenue, type PacedGoal } from "./use-paced-goals.ts";

interface GoalDrawerProps {
  /** Null: closed. */
  readonly paced: PacedGoal | null;
  readonly onClose: () => void;
  /** Null: I may not. */
  readonly onEdit: ((goal: Goal) => void) | null;
}

/** One goal: how it stands, how likely it is to be reached, and what it lacks to be SMART. */
export function GoalDrawer({ paced, onClose, onEdit }: GoalDrawerProps) {
  const common = useWords(commonWords);
  return (
    <Drawer
      opened={paced !== null}
      onClose={onClose}
      position="right"
      size="lg"
      closeButtonProps={{ "aria-label": common("close") }}
      title={
        <Text fw={600} component="span">
          {paced && [paced.goal.name, paced.who].join(" · ")}
        </Text>
      }
    >
      {paced && <Opened paced={paced} onEdit={onEdit} onClose={onClose} />}
    </Drawer>
  );
}

interface OpenedProps {
  readonly paced: PacedGoal;
  readonly onEdit: GoalDrawerProps["onEdit"];
  readonly onClose: () => void;
}

function Opened({ paced, onEdit, onClose }: OpenedProps) {
  const t = useWords(goalsWords);
  const format = useFormat();
  const write = useGoalFigure();
  const { goal } = paced;
  const options = outlookQuery(goal.id);
  const query = useQuery(options);
  const { data } = query;
  const { startsOn, endsOn, rubric } = goal;
  return (
    <Stack gap="lg">
      <section aria-label={t("outlook.figures")}>
        <Facts
          facts={[
            { label: t("from"), value: format.date(startsOn) },
            { label: t("until"), value: format.date(addDays(endsOn as CivilDate, -1)) },
            { label: t("baseline"), value: write(goal, goal.baseline) },
            { label: t("target"), value: write(goal, goal.target) },
            { label: t("actual"), value: write(goal, data?.actual ?? null) },
            { label: t("pace"), value: <Pace paced={paced} /> },
          ]}
        />
        {rubric && (
          <Text size="sm" mt="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {rubric}
          </Text>
        )}
      </section>
      <Awaiting query={query} queryKey={options.queryKey} />
      {data && (
        <>
          <Chance outlook={data} />
          <Smart outlook={data} />
        </>
      )}
      {onEdit && <Buttons goal={goal} onEdit={onEdit} onRemoved={onClose} />}
    </Stack>
  );
}

function Chance({ outlook: { goal, chance, noChance, scope } }: { readonly outlook: GoalOutlook }) {
  const t = useWords(goalsWords);
  const format = useFormat();
  const write = useGoalFigure();
  const link = isOfRevenue(goal) && scope !== null && scope.by !== "account" && (
    <LinkAnchor
      to="/evaluate/forecast"
      search={{ by: scope.by, ...(scope.code !== "" && { only: scope.code }) }}
      size="sm"
    >
      {t("outlook.forecast")}
    </LinkAnchor>
  );
  return (
    <Stack gap={6} component="section" aria-label={t("chance.title")}>
      <Title order={2} size="h5">
        {t("chance.title")}
      </Title>
      {chance === null ? (
        <Alert color="gray">{t(`chance.none.${noChance ?? "too-little-history"}`)}</Alert>
      ) : (
        <>
          <Text fz={22} fw={700}>
            {t("chance.value", { probability: format.percent(chance.probability) })}
          </Text>
          <Progress value={100 * chance.probability} aria-label={t("chance.title")} />
          <Text size="sm" c="dimmed">
            {t(`chance.${chance.basis}`, {
              expected: write(goal, chance.expected),
              low: write(goal, chance.low80),
              high: write(goal, chance.high80),
              count: chance.count,
            })}
          </Text>
        </>
      )}
      {link}
    </Stack>
  );
}

const STATES = {
  ok: { color: "teal", picture: IconCheck },
  doubtful: { color: "orange", picture: IconAlertTriangle },
  missing: { color: "red", picture: IconX },
} as const;

function Smart({ outlook: { smart } }: { readonly outlook: GoalOutlook }) {
  const t = useWords(goalsWords);
  return (
    <Stack gap={6} component="section" aria-label={t("smart.title")}>
      <Title order={2} size="h5">
        {t("smart.title")}
      </Title>
      <List spacing={6} size="sm" center>
        {smart.map(({ part, state, reason }) => {
          const { color, picture: Picture } = STATES[state];
          return (
            <List.Item
              key={part}
              icon={
                <ThemeIcon size={22} radius="xl" color={color} variant="light">
                  <Picture size={14} aria-hidden />
                </ThemeIcon>
              }
            >
              {t(`smart.${part}`)} – {t(`reason.${reason}`)}
            </List.Item>
          );
        })}
      </List>
    </Stack>
  );
}

interface ButtonsProps {
  readonly goal: Goal;
  readonly onEdit: (goal: Goal) => void;
  readonly onRemoved: () => void;
}

function Buttons({ goal, onEdit, onRemoved }: ButtonsProps) {
  const t = useWords(goalsWords);
  const common = useWords(commonWords);
  const client = useQueryClient();
  const { id, name, version } = goal;
  const remove = useMutation({
    mutationFn: () =>
      dataOf(
        api.DELETE("/v1/goals/{goalId}", { params: { path: { goalId: id }, header: ifMatch(version) } }),
      ),
    onSuccess: onRemoved,
    onSettled: () => client.invalidateQueries({ queryKey: GOALS_KEY }),
  });
  const ask = () =>
    confirm({
      title: t("remove", { name }),
      text: t("remove.sure"),
      isGrave: true,
      onConfirm: () => remove.mutate(),
    });
  return (
    <Group gap="xs">
      <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(goal)}>
        {common("edit")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        loading={remove.isPending}
        onClick={ask}
      >
        {common("delete")}
      </Button>
    </Group>
  );
}
