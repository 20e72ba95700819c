import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { api, dataOf } from "../../api/client.ts";
import { heldPlansQuery } from "../../api/held-plans.ts";
import { useMay, useSelf } from "../../api/self.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { territoriesQuery } from "../plans/plan-queries.ts";
import { repsQuery } from "../reps/rep-queries.ts";
import { homeWords } from "./home-words.ts";

const MOST_SHOWN = 5;

/** Goals that run today. */
export function Goals() {
  const t = useWords(homeWords);
  const format = useFormat();
  const { today } = useSelf();
  const goals = useQuery({
    queryKey: ["goals", { on: today }],
    queryFn: () => dataOf(api.GET("/v1/goals", { params: { query: { on: today, limit: MOST_SHOWN } } })),
  });
  const ownerOf = useOwnerName();
  return (
    <Section title={t("goals")}>
      <QueryView query={goals} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("noGoals")}
            </Text>
          ) : (
            <Stack gap="xs">
              {items.map(({ id, name, baseline, target, endsOn, repId, territoryId }) => (
                <div key={id}>
                  <LinkAnchor to="/goals" search={{ goal: id }} size="sm" fw={500}>
                    {[name, ownerOf(repId, territoryId)].filter((part) => part !== "").join(": ")}
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
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Section>
  );
}

/** Whose goal it is, as far as that is known here: a rep's or a territory's of a plan that holds. */
function useOwnerName() {
  const mayReadReps = useMay("reps:read");
  const { data: reps = [] } = useQuery({ ...repsQuery, enabled: mayReadReps });
  const { data: plans = [] } = useQuery(heldPlansQuery);
  const planId = plans[0]?.planId;
  const { data: territories = [] } = useQuery({
    ...territoriesQuery(planId ?? ""),
    enabled: planId !== undefined,
  });
  return (repId: string | null, territoryId: string | null): string =>
    (reps.find(({ id }) => id === repId) ?? territories.find(({ id }) => id === territoryId))?.name ?? "";
}
