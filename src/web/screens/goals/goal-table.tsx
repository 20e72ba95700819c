import { Badge, Card, Progress, Skeleton, Table, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import cards from "../../components/phone-cards.module.css";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import classes from "../evaluate/figure.module.css";
import type { Goal } from "./goal-queries.ts";
import { goalsWords } from "./goals-words.ts";
import { useGoalFigure } from "./use-goal-figure.ts";
import type { PacedGoal } from "./use-paced-goals.ts";

interface GoalTableProps {
  readonly paced: readonly PacedGoal[];
  readonly onOpen: (goal: Goal) => void;
}

/** Goals with target, what is reached, and their pace. */
export function GoalTable({ paced, onOpen }: GoalTableProps) {
  const t = useWords(goalsWords);
  return (
    <Card withBorder p="md">
      <WideTable minWidthPixels={760} label={t("title")} className={cards.table} role="table">
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            <Table.Th role="columnheader">{t("name")}</Table.Th>
            <Table.Th role="columnheader">{t("who")}</Table.Th>
            <Table.Th role="columnheader" ta="right">
              {t("target")}
            </Table.Th>
            <Table.Th role="columnheader" ta="right">
              {t("actual")}
            </Table.Th>
            <Table.Th role="columnheader" w={160}>
              {t("attainment")}
            </Table.Th>
            <Table.Th role="columnheader">{t("pace")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {paced.map((each) => (
            <GoalRow key={each.goal.id} paced={each} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </WideTable>
      <Text size="xs" c="dimmed" mt="xs">
        {t("pace.help")}
      </Text>
    </Card>
  );
}

interface GoalRowProps {
  readonly paced: PacedGoal;
  readonly onOpen: (goal: Goal) => void;
}

function GoalRow({ paced, onOpen }: GoalRowProps) {
  const t = useWords(goalsWords);
  const format = useFormat();
  const write = useGoalFigure();
  const { goal, who, actual } = paced;
  const { name, target, startsOn, endsOn } = goal;
  const share = actual === null || !target ? null : actual / target;
  const dates = `${format.date(startsOn)} – ${format.date(addDays(endsOn as CivilDate, -1))}`;
  return (
    <Table.Tr role="row">
      <Table.Td role="cell" data-head={t("name")}>
        <UnstyledButton
          className={classes.figure}
          fz="sm"
          fw={500}
          style={{ whiteSpace: "normal" }}
          aria-haspopup="dialog"
          aria-label={t("open", { name: `${name}, ${who}` })}
          onClick={() => onOpen(goal)}
        >
          {name}
        </UnstyledButton>
        <Text size="xs" c="dimmed">
          {dates}
        </Text>
      </Table.Td>
      <Table.Td role="cell" data-head={t("who")}>
        {who}
      </Table.Td>
      <Table.Td role="cell" data-head={t("target")} className={cards.number}>
        {write(goal, target)}
      </Table.Td>
      <Table.Td role="cell" data-head={t("actual")} className={cards.number}>
        {write(goal, actual)}
      </Table.Td>
      <Table.Td role="cell" data-head={t("attainment")}>
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
      <Table.Td role="cell" data-head={t("pace")}>
        <Pace paced={paced} />
      </Table.Td>
    </Table.Tr>
  );
}

const VERDICTS = {
  ahead: { variant: "light", color: "teal" },
  on: { variant: "default" },
  behind: { variant: "light", color: "red" },
} as const;

export function Pace({
  paced: { pace, isComing },
}: {
  readonly paced: Pick<PacedGoal, "pace" | "isComing">;
}) {
  const t = useWords(goalsWords);
  const format = useFormat();
  if (isComing) return <Skeleton height={18} width={90} />;
  if (pace === null)
    return (
      <Text size="xs" c="dimmed">
        {t("pace.none")}
      </Text>
    );
  const { verdict, index } = pace;
  return (
    <Tooltip label={t("pace.index", { index: format.percent(index) })}>
      <Badge {...VERDICTS[verdict]} tt="none">
        {t(`pace.${verdict}`)} · {format.percent(index)}
      </Badge>
    </Tooltip>
  );
}
