import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import { useSelf } from "../../api/self.ts";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
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
              {items.map(({ id, name, baseline, target, endsOn }) => (
                <div key={id}>
                  <Text size="sm" fw={500}>
                    {name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {target !== null &&
                      `${t("goalFromTo", { from: baseline === null ? "–" : format.compact(baseline), to: format.compact(target) })}, `}
                    {t("goalUntil", { date: format.date(endsOn) })}
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
