import { Badge, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { accountsWords } from "./accounts-words.ts";
import { recordWords } from "./record-words.ts";

const MOST_SHOWN = 8;

/** The last contacts and the deals with an account. */
export function AccountHistory({ accountId }: { readonly accountId: string }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Activities accountId={accountId} />
      <Opportunities accountId={accountId} />
    </SimpleGrid>
  );
}

function Activities({ accountId }: { readonly accountId: string }) {
  const t = useWords(accountsWords);
  const words = useWords(recordWords);
  const format = useFormat();
  const activities = useQuery({
    queryKey: ["activities", { accountId }],
    queryFn: () => dataOf(api.GET("/v1/activities", { params: { query: { accountId, limit: MOST_SHOWN } } })),
  });
  return (
    <Section title={t("activities")}>
      <QueryView query={activities}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("noActivities")}
            </Text>
          ) : (
            <Stack gap={6}>
              {items.map(({ id, day, kind, state, outcome }) => (
                <Group key={id} justify="space-between" gap="xs" wrap="nowrap">
                  <Text size="sm">
                    {format.date(day)}, {words(`kind.${kind}`)}
                    {outcome !== null && `: ${words(`outcome.${outcome}`)}`}
                  </Text>
                  <Badge variant="default" tt="none">
                    {words(`state.${state}`)}
                  </Badge>
                </Group>
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Section>
  );
}

function Opportunities({ accountId }: { readonly accountId: string }) {
  const t = useWords(accountsWords);
  const words = useWords(recordWords);
  const format = useFormat();
  const opportunities = useQuery({
    queryKey: ["opportunities", { accountId }],
    queryFn: () =>
      dataOf(api.GET("/v1/opportunities", { params: { query: { accountId, limit: MOST_SHOWN } } })),
  });
  return (
    <Section title={t("opportunities")}>
      <QueryView query={opportunities}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("noOpportunities")}
            </Text>
          ) : (
            <Stack gap={6}>
              {items.map(({ id, name, stage, amount, expectedCloseOn }) => (
                <Group key={id} justify="space-between" gap="xs" wrap="nowrap">
                  <Text size="sm">
                    {name}: {format.money(amount)}
                    {expectedCloseOn !== null && `, ${t("closes", { date: format.date(expectedCloseOn) })}`}
                  </Text>
                  <Badge variant="default" tt="none">
                    {words(`stage.${stage}`)}
                  </Badge>
                </Group>
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Section>
  );
}
