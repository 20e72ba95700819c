import { Box, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMay } from "../../api/self.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { LoadingLines, usePageTitle } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { showActive } from "../../components/show-active.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { assignmentWords } from "../assignment/assignment-words.ts";
import { rulesWords } from "../rules/rules-words.ts";
import classes from "./plan-frame.module.css";
import { type Plan, planQuery } from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";
import { StateBadge } from "./state-badge.tsx";

interface PlanFrameProps {
  readonly planId: string;
  /** Name of the page within the plan, for the document's title. */
  readonly page: string;
  /** Beside the plan's name. */
  readonly actions?: (plan: Plan) => ReactNode;
  readonly children: (plan: Plan) => ReactNode;
}

/** Head of every page of a plan: name, state, version, and the way to its other pages. */
export function PlanFrame({ planId, page, actions, children }: PlanFrameProps) {
  const { data: plan, error, refetch } = useQuery(planQuery(planId));
  usePageTitle(plan ? `${plan.name} · ${page}` : page);
  return (
    <Box p={{ base: "sm", sm: "lg" }} maw={1280} mx="auto">
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!plan && !error && <LoadingLines count={6} />}
      {plan && (
        <Stack gap="lg">
          <PlanHead plan={plan} actions={actions?.(plan)} />
          {children(plan)}
        </Stack>
      )}
    </Box>
  );
}

function PlanHead({ plan, actions }: { plan: Plan; actions: ReactNode }) {
  const t = useWords(plansWords);
  const format = useFormat();
  const details = [
    t("plan.salesForce", { name: plan.salesForce }),
    t("plan.version", { version: plan.version }),
    ...(plan.effectiveFrom === null ? [] : [t("plan.from", { date: format.date(plan.effectiveFrom) })]),
  ];
  return (
    <Stack gap="xs">
      <LinkAnchor to="/plans" size="sm" w="fit-content">
        {t("title")}
      </LinkAnchor>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Box miw={0}>
          <Group gap="sm">
            <Title order={1} size="h2" style={{ overflowWrap: "anywhere" }}>
              {plan.name}
            </Title>
            <StateBadge state={plan.state} />
          </Group>
          <Text size="sm" c="dimmed">
            {details.join(" · ")}
          </Text>
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      <PlanTabs planId={plan.id} />
    </Stack>
  );
}

function PlanTabs({ planId }: { planId: string }) {
  const t = useWords(plansWords);
  const rules = useWords(rulesWords);
  const assignment = useWords(assignmentWords);
  const mayEdit = useMay("plans:edit");
  const mayInspect = useMay("plans:inspect");
  const params = { planId };
  const tab = { params, className: classes.tab, activeOptions: { exact: true, includeSearch: false } };
  return (
    <nav ref={showActive} className={classes.tabs} aria-label={t("plan.pages")}>
      <Link to="/plans/$planId" {...tab}>
        {t("plan.overview")}
      </Link>
      <Link to="/plans/$planId/map" {...tab}>
        {t("plan.mapTab")}
      </Link>
      <Link to="/plans/$planId/review" {...tab}>
        {t("plan.review")}
      </Link>
      <Link to="/plans/$planId/people" {...tab}>
        {t("plan.people")}
      </Link>
      {mayInspect && (
        <Link to="/plans/$planId/assignment" {...tab}>
          {assignment("tab")}
        </Link>
      )}
      {mayInspect && (
        <Link to="/plans/$planId/rules" {...tab}>
          {rules("tab")}
        </Link>
      )}
      {mayEdit && (
        <Link to="/plans/$planId/history" {...tab}>
          {t("plan.history")}
        </Link>
      )}
    </nav>
  );
}
