import { Group, Skeleton, Text } from "@mantine/core";
import { IconMap2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { heldPlansQuery } from "../../api/held-plans.ts";
import { LinkButton } from "../../components/links.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { FirstSteps } from "./first-steps.tsx";
import classes from "./home-map.module.css";
import { homeWords } from "./home-words.ts";

const PlanPicture = lazy(async () => ({ default: (await import("./plan-picture.tsx")).PlanPicture }));

/** The plan that holds today on the map, as far as I reach; where none does, the way to one. */
export function HomeMap() {
  const t = useWords(homeWords);
  const format = useFormat();
  const { data: held = [], error, isPending, refetch } = useQuery(heldPlansQuery);
  const [plan] = held;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton className={classes.frame} />;
  if (plan === undefined) return <FirstSteps />;
  const { planId, planName, from } = plan;
  return (
    <Section
      title={t("map")}
      actions={
        <LinkButton
          to="/plans/$planId/map"
          params={{ planId }}
          variant="light"
          size="xs"
          leftSection={<IconMap2 size={16} aria-hidden />}
        >
          {t("openMap")}
        </LinkButton>
      }
    >
      <Suspense fallback={<Skeleton className={classes.frame} />}>
        <PlanPicture key={planId} planId={planId} />
      </Suspense>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          {t("inForceSince", { name: planName, date: format.date(from) })}
        </Text>
        <Text size="xs" c="dimmed">
          {t("mapHint")}
        </Text>
      </Group>
    </Section>
  );
}
