import { Button, Center, Group, Stack, Text, Title } from "@mantine/core";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { ProblemAlert } from "../components/problem-alert.tsx";
import { commonWords } from "../i18n/common-words.ts";
import { useWords } from "../i18n/define-words.ts";

/** In place of a screen that failed: the rest of the page goes on. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const t = useWords(commonWords);
  const router = useRouter();
  return (
    <Center p="lg" mih={320}>
      <Stack maw={560} w="100%">
        <ProblemAlert error={error} />
        <Group>
          <Button
            onClick={() => {
              reset();
              void router.invalidate();
            }}
          >
            {t("tryAgain")}
          </Button>
          <Button variant="default" onClick={() => location.reload()}>
            {t("reload")}
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}

/** Without a frame around it. */
export const LostPage = () => (
  <main>
    <NotFound />
  </main>
);

export function NotFound() {
  const t = useWords(commonWords);
  return (
    <Center p="lg" mih={320}>
      <Stack align="center" gap="xs">
        <Title order={1} size="h3">
          {t("notFound")}
        </Title>
        <Text c="dimmed">{t("notFoundFix")}</Text>
        <Button component="a" href="/" mt="sm">
          {t("toStart")}
        </Button>
      </Stack>
    </Center>
  );
}
