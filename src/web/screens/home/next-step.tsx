import { Box, Card, Group, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { heldPlansQuery } from "../../api/held-plans.ts";
import { useSelf } from "../../api/self.ts";
import { LinkButton } from "../../components/links.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { layersQuery, plansQuery } from "../plans/plan-queries.ts";
import { anyAccountQuery } from "./any-account-query.ts";
import { findNextStep, type NextStep as Step } from "./find-next-step.ts";
import { homeWords } from "./home-words.ts";

/** The one thing to do next, and the way there. */
export function NextStep() {
  const t = useWords(homeWords);
  const { member, rights } = useSelf();
  const plans = useQuery(plansQuery);
  const held = useQuery(heldPlansQuery);
  const accounts = useQuery(anyAccountQuery);
  const layers = useQuery(layersQuery);
  if (layers.isPending || plans.isPending || held.isPending || accounts.isPending)
    return <LoadingLines count={2} />;
  const step = findNextStep({
    memberId: member.id,
    may: (action) => action in rights,
    hasAccounts: accounts.data ?? false,
    hasLayer: (layers.data?.length ?? 0) > 0,
    plans: plans.data ?? [],
    heldPlanId: held.data?.[0]?.planId ?? null,
    isRep: member.role === "rep",
  });
  // who only looks has the map on this page, and what needs attention above it
  if (step === null || (step.kind === "map" && !("plans:edit" in rights))) return null;
  return (
    <Card withBorder bg="var(--mantine-primary-color-light)" component="section" aria-label={t("next.title")}>
      <Group justify="space-between" gap="md">
        <Box>
          <Text size="xs" fw={600}>
            {t("next.title")}
          </Text>
          <Text fw={600} size="lg">
            {t(`next.${step.kind}`, { name: step.name })}
          </Text>
          <Text size="sm">{t(`next.${step.kind}Text`)}</Text>
        </Box>
        <StepLink step={step} label={t("go")} />
      </Group>
    </Card>
  );
}

function StepLink({ step, label }: { readonly step: Step; readonly label: string }) {
  const look = { rightSection: <IconArrowRight size={16} aria-hidden /> };
  const { planId } = step;
  if (step.kind === "import" || step.kind === "areas") {
    return (
      <LinkButton to="/imports" search={{ kind: step.kind === "areas" ? "units" : "accounts" }} {...look}>
        {label}
      </LinkButton>
    );
  }
  if (planId === null) {
    return (
      <LinkButton to="/plans" {...look}>
        {label}
      </LinkButton>
    );
  }
  const page = {
    draft: "/map",
    map: "/map",
    myTerritory: "/map",
    review: "/review",
    schedule: "",
    plan: "",
  } as const;
  return (
    <LinkButton to={`/plans/$planId${page[step.kind]}`} params={{ planId }} {...look}>
      {label}
    </LinkButton>
  );
}
