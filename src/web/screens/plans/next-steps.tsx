import { Alert, Button, Code, Group, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconInfoCircle, IconMessageReport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApiSentence } from "../../components/api-sentence.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { LifeLine } from "./life-line.tsx";
import { memberNamesQuery, type Plan, type PlanStep, type PlanSteps, stepsQuery } from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";
import { StepDialog } from "./step-dialog.tsx";

type Step = PlanSteps["steps"][number];

/** The plan's way through its states, what I can do now, and why not what I cannot. */
export function NextSteps({ plan }: { readonly plan: Plan }) {
  const t = useWords(plansWords);
  const steps = useQuery(stepsQuery(plan.id));
  const [chosen, setChosen] = useState<PlanStep | null>(null);
  return (
    <Paper withBorder p={{ base: "sm", sm: "md" }} component="section" aria-labelledby="plan-life">
      <Stack gap="md">
        <Title order={2} size="h4" id="plan-life">
          {t("plan.life")}
        </Title>
        <LifeLine state={plan.state} wasApproved={plan.approvedBy !== null} />
        <PlanRemarks plan={plan} />
        {steps.isPending && <Skeleton height={36} />}
        {steps.error && <ProblemAlert error={steps.error} onRetry={() => void steps.refetch()} />}
        {steps.data && <StepList steps={steps.data.steps} onChoose={setChosen} />}
      </Stack>
      <StepDialog plan={plan} step={chosen} onClose={() => setChosen(null)} />
    </Paper>
  );
}

/** Never the obvious next step. */
const TAKES_BACK: readonly PlanStep[] = ["archive", "withdraw", "unschedule"];

function StepList({ steps, onChoose }: { steps: readonly Step[]; onChoose: (step: PlanStep) => void }) {
  const t = useWords(plansWords);
  if (steps.length === 0) return <Text size="sm">{t("plan.noStep")}</Text>;
  const mine = steps.filter(({ problems }) => problems.length === 0);
  const others = steps.filter(({ problems }) => problems.length > 0);
  return (
    <>
      {mine.length > 0 && (
        <Group gap="xs" role="group" aria-label={t("plan.yourTurn")}>
          {mine.map(({ step }, index) => (
            <Button
              key={step}
              variant={index === 0 && !TAKES_BACK.includes(step) ? "filled" : "default"}
              onClick={() => onChoose(step)}
            >
              {t(`step.${step}`)}
            </Button>
          ))}
        </Group>
      )}
      {others.length > 0 && (
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            {t("plan.notYours")}
          </Text>
          {others.map((step) => (
            <RefusedStep key={step.step} step={step} />
          ))}
        </Stack>
      )}
    </>
  );
}

function RefusedStep({ step: { step, roles, problems } }: { step: Step }) {
  const t = useWords(plansWords);
  return (
    <Text size="sm">
      <b>{t(`step.${step}`)}.</b>{" "}
      {t("plan.roles", { roles: roles.map((role) => t(`role.${role}`)).join(", ") })}
      {". "}
      {problems.map(({ code, cause, fix }) => (
        <span key={code}>
          <ApiSentence text={cause} end="." /> <ApiSentence text={fix} end="." /> <Code>{code}</Code>
        </span>
      ))}
    </Text>
  );
}

/** What somebody decided about the plan: approval and what voids it, or why it came back. */
function PlanRemarks({ plan }: { plan: Plan }) {
  const t = useWords(plansWords);
  const format = useFormat();
  const { data: names } = useQuery(memberNamesQuery);
  const nameOf = (id: string | null) => (id && names?.get(id)) || t("plan.someone");
  if (plan.state === "draft" && plan.rejectionReason !== null) {
    return (
      <Alert color="orange" icon={<IconMessageReport aria-hidden />}>
        {t("plan.rejectedTells", { name: nameOf(plan.rejectedBy), reason: plan.rejectionReason })}
      </Alert>
    );
  }
  if (plan.approvedAt === null || !["approved", "scheduled"].includes(plan.state)) return null;
  return (
    <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
      {t("plan.approvedTells", {
        version: plan.version,
        name: nameOf(plan.approvedBy),
        date: format.instant(plan.approvedAt),
      })}
    </Alert>
  );
}
