import { Group, Progress, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMay, useSelf } from "../../api/self.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { goalsQuery } from "./goal-queries.ts";
import { Pace } from "./goal-table.tsx";
import { goalsWords } from "./goals-words.ts";
import { useGoalFigure } from "./use-goal-figure.ts";
import { type PacedGoal, usePacedGoals } from "./use-paced-goals.ts";

/** Goals with a figure that hold for a territory today, each a link to its chance. */
export function TerritoryGoals({ territoryId }: { readonly territoryId: string }) {
  const t = useWords(goalsWords);
  const { today } = useSelf();
  const mayRead = useMay("goals:read");
  const goals = useQuery({ ...goalsQuery({ on: today, territoryId }), enabled: mayRead });
  const paced = usePacedGoals(goals.data ?? [], today);
  if (!mayRead) return null;
  return (
    <Section
      title={t("territory.title")}
      actions={
        <LinkAnchor to="/goals" size="sm" className="no-print">
          {t("territory.all")}
        </LinkAnchor>
      }
    >
      <QueryView query={goals} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("territory.none")}
            </Text>
          ) : (
            <Stack gap="sm">
              {paced.map((each) => (
                <GoalLine key={each.goal.id} paced={each} />
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Section>
  );
}

function GoalLine({ paced }: { readonly paced: PacedGoal }) {
  const t = useWords(goalsWords);
  const format = useFormat();
  const write = useGoalFigure();
  const { goal, actual } = paced;
  const { id, name, target } = goal;
  const share = actual === null || !target ? null : actual / target;
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <LinkAnchor to="/goals" search={{ goal: id }} size="sm" fw={500}>
          {name}
        </LinkAnchor>
        <Pace paced={paced} />
      </Group>
      <Text size="sm" style={{ fontVariantNumeric: "tabular-nums" }}>
        {actual === null ? write(goal, target) : `${write(goal, actual)} / ${write(goal, target)}`}
        {share !== null && ` · ${format.percent(share)}`}
      </Text>
      {share !== null && (
        <Progress value={Math.min(100, share * 100)} size="sm" aria-label={`${t("attainment")}: ${name}`} />
      )}
    </div>
  );
}
