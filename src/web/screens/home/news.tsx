import { ActionIcon, Group, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { homeWords } from "./home-words.ts";
import { newsQuery } from "./news-query.ts";

type Notification = components["schemas"]["Notification"];

/** What I was told and have not read yet. */
export function News() {
  const t = useWords(homeWords);
  const news = useQuery(newsQuery);
  return (
    <Section title={t("news")}>
      <QueryView query={news} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("noNews")}
            </Text>
          ) : (
            <Stack gap="xs">
              {items.map((item) => (
                <NewsLine key={item.id} item={item} />
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Section>
  );
}

function NewsLine({ item }: { readonly item: Notification }) {
  const t = useWords(homeWords);
  const format = useFormat();
  const markRead = useMarkRead();
  const plan = item.planName ?? t("someplan");
  const text = t(`news.${item.kind}`, { plan, territory: item.territoryCode ?? "–" });
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
      <div>
        <Text size="sm">
          {item.planName === null ? (
            text
          ) : (
            <LinkAnchor
              to={item.kind === "plan-in-review" ? "/plans/$planId/review" : "/plans/$planId"}
              params={{ planId: item.planId }}
              onClick={() => markRead.mutate(item.id)}
            >
              {text}
            </LinkAnchor>
          )}
        </Text>
        <Text size="xs" c="dimmed">
          {format.instant(item.createdAt)}
        </Text>
      </div>
      <ActionIcon
        variant="subtle"
        aria-label={`${t("markRead")}: ${text}`}
        onClick={() => markRead.mutate(item.id)}
      >
        <IconCheck size={16} />
      </ActionIcon>
    </Group>
  );
}

/** Gone at once, and back where the server refuses. */
function useMarkRead() {
  const queryClient = useQueryClient();
  const { queryKey } = newsQuery;
  return useMutation({
    mutationFn: (notificationId: string) =>
      dataOf(api.POST("/v1/notifications/{notificationId}/read", { params: { path: { notificationId } } })),
    onMutate: async (notificationId) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(
        queryKey,
        (page) => page && { ...page, items: page.items.filter(({ id }) => id !== notificationId) },
      );
      return { before };
    },
    onError: (_error, _id, context) => queryClient.setQueryData(queryKey, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}
