import { Button, Center, Group, Stack, Text, Title } from "@mantine/core";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { unreachable } from "../api/problem.ts";
import { ProblemAlert } from "../components/problem-alert.tsx";
import { commonWords } from "../i18n/common-words.ts";
import { useWords } from "../i18n/define-words.ts";
import { isPageMissing, reloadIfThere } from "./page-missing.ts";

/** In place of a screen that failed: the rest of the page goes on. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const t = useWords(commonWords);
  const router = useRouter();
  const missing = isPageMissing(error) ? error.message : null;
  useEffect(() => {
    // once: where a file stays away although the server is there, no page would ever stand still
    if (missing === null || sessionStorage.getItem(missing) !== null) return;
    sessionStorage.setItem(missing, "1");
    void reloadIfThere();
  }, [missing]);
  return (
    <Center p="lg" mih={320}>
      <Stack maw={560} w="100%">
        <ProblemAlert error={missing === null ? error : unreachable(error)} />
        <Group>
          <Button
            onClick={() => {
              if (missing !== null) return void reloadIfThere();
              reset();
              void router.invalidate();
            }}
          >
            {t("tryAgain")}
          </Button>
          {missing === null && (
            <Button variant="default" onClick={() => location.reload()}>
              {t("reload")}
            </Button>
          )}
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
