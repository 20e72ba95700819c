import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { useSelf } from "../../api/self.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { goalsQuery } from "../goals/goal-queries.ts";
import { Pace } from "../goals/goal-table.tsx";
import { type PacedGoal, usePacedGoals } from "../goals/use-paced-goals.ts";
import { homeWords } from "./home-words.ts";

const MOST_SHOWN = 5;

/** Goals that run today, those furthest behind first. */
export function Goals() {
  const t = useWords(homeWords);
  const { today } = useSelf();
  const goals = useQuery(goalsQuery({ on: today }));
  const paced = usePacedGoals(goals.data ?? [], today);
  // what nothing is said of comes last
  const first = [...paced].sort((a, b) => (a.pace?.index ?? 99) - (b.pace?.index ?? 99)).slice(0, MOST_SHOWN);
  return (
    <Section title={t("goals")}>
      <QueryView query={goals} lines={2}>
        {() =>
          first.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("noGoals")}
            </Text>
          ) : (
            <Stack gap="xs">
              {first.map((each) => (
                <GoalLine key={each.goal.id} paced={each} />
              ))}
              {paced.length > MOST_SHOWN && (
                <LinkAnchor to="/goals" size="sm">
                  {t("allGoals", { count: paced.length })}
                </LinkAnchor>
              )}
            </Stack>
          )
        }
      </QueryView>
    </Section>
  );
}

function GoalLine({ paced }: { readonly paced: PacedGoal }) {
  const t = useWords(homeWords);
  const format = useFormat();
  const { goal, who } = paced;
  const { id, name, baseline, target, endsOn } = goal;
  return (
    <Group justify="space-between" gap="xs" align="flex-start">
      <div>
        <LinkAnchor to="/goals" search={{ goal: id }} size="sm" fw={500}>
          {`${name}: ${who}`}
        </LinkAnchor>
        <Text size="xs" c="dimmed">
          {target !== null &&
            `${
              baseline === null
                ? t("goalTo", { to: format.compact(target) })
                : t("goalFromTo", { from: format.compact(baseline), to: format.compact(target) })
            }, `}
          {t("goalUntil", { date: format.date(addDays(endsOn as CivilDate, -1)) })}
        </Text>
      </div>
      {target !== null && <Pace paced={paced} />}
    </Group>
  );
}
