import { Badge, Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import { Page } from "../../components/page.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { accountWords } from "./account-words.ts";
import { OwnPasswordForm } from "./own-password-form.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";

/** My password, second factor and sessions. */
export function OwnAccountPage() {
  const t = useWords(accountWords);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Section title={t("password")}>
          <OwnPasswordForm />
        </Section>
        <Section title={t("factor")}>
          <SecondFactorSection />
        </Section>
      </SimpleGrid>
      <Sessions />
    </Page>
  );
}

function Sessions() {
  const t = useWords(accountWords);
  const format = useFormat();
  const queryClient = useQueryClient();
  const sessions = useQuery({
    queryKey: ["self", "sessions"],
    queryFn: async () => (await dataOf(api.GET("/v1/self/sessions"))).items,
  });
  const end = useMutation({
    mutationFn: (sessionId: string) =>
      dataOf(api.DELETE("/v1/self/sessions/{sessionId}", { params: { path: { sessionId } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["self", "sessions"] }),
  });
  return (
    <Section title={t("sessions")}>
      <QueryView query={sessions}>
        {(items) => (
          <Stack gap="sm">
            {items.map(({ id, userAgent, address, lastUsedAt, isCurrent }) => (
              <Group key={id} justify="space-between" gap="xs">
                <div>
                  <Text size="sm" fw={500}>
                    {browserName(userAgent) ?? t("unknownBrowser")}
                    {address !== null && ` ${t("from", { address })}`}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t("lastUsed", { at: format.instant(lastUsedAt) })}
                  </Text>
                </div>
                {isCurrent ? (
                  <Badge variant="light">{t("thisSession")}</Badge>
                ) : (
                  <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate(id)}>
                    {t("endSession")}
                  </Button>
                )}
              </Group>
            ))}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}

const BROWSERS = ["Edg", "Firefox", "Chrome", "Safari"] as const;
const SYSTEMS = ["Windows", "Android", "iPhone", "iPad", "Mac OS", "Linux"] as const;

/** "Chrome, Linux": the first names that the browser's own text holds. */
function browserName(userAgent: string | null): string | null {
  const found = [BROWSERS, SYSTEMS].map((names) => names.find((name) => userAgent?.includes(name)));
  const known = found.filter((name) => name !== undefined).map((name) => (name === "Edg" ? "Edge" : name));
  return known.length === 0 ? null : known.join(", ");
}
