import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useState } from "react";
import { useSelf } from "../../api/self.ts";
import { TOUR_DONE } from "../../components/tour-done.ts";
import { useWords } from "../../i18n/define-words.ts";
import { homeWords } from "./home-words.ts";

const STEPS = [1, 2, 3, 4] as const;

/** Four cards on the first visit with this browser; gone for good once skipped or read. */
export function Tour() {
  const t = useWords(homeWords);
  const [isDone, setDone] = useLocalStorage(TOUR_DONE);
  const isRep = useSelf().member.role === "rep";
  const [index, setIndex] = useState(0);
  if (isDone) return null;
  const step = STEPS[index];
  const text =
    isRep && step <= 2 ? (`tour.${step}rep` as "tour.1rep" | "tour.2rep") : (`tour.${step}text` as const);
  const isLast = index === STEPS.length - 1;
  return (
    <Card withBorder component="section" aria-label={t("tour.title")}>
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} maw={620} aria-live="polite">
          <Text size="xs" c="dimmed">
            {t("tour.title")} · {index + 1} / {STEPS.length}
          </Text>
          <Text fw={600}>{t(`tour.${step}`)}</Text>
          <Text size="sm">{t(text)}</Text>
        </Stack>
        <Group gap="xs">
          {!isLast && (
            <Button variant="subtle" size="xs" onClick={() => setDone(true)}>
              {t("tour.skip")}
            </Button>
          )}
          <Button size="xs" onClick={() => (isLast ? setDone(true) : setIndex(index + 1))}>
            {t(isLast ? "tour.done" : "tour.next")}
          </Button>
        </Group>
      </Group>
    </Card>
  );
}
