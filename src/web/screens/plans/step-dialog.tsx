import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useSelf } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { type Translate, useWords } from "../../i18n/define-words.ts";
import type { Plan, PlanStep } from "./plan-queries.ts";
import { type PlanWord, plansWords } from "./plans-words.ts";
import { useTakeStep } from "./take-step.ts";

interface StepDialogProps {
  readonly plan: Plan;
  /** Null: closed. */
  readonly step: PlanStep | null;
  readonly onClose: () => void;
}

/** Asks once more before a step is taken: what it does, and what it needs (a reason, a date). */
export function StepDialog({ plan, step, onClose }: StepDialogProps) {
  const t = useWords(plansWords);
  return (
    <Dialog opened={step !== null} onClose={onClose} title={step && t(`step.${step}`)}>
      {step && <StepForm plan={plan} step={step} onClose={onClose} />}
    </Dialog>
  );
}

const DANGEROUS: readonly PlanStep[] = ["reject", "archive", "withdraw", "unschedule"];

function StepForm({ plan, step, onClose }: { plan: Plan; step: PlanStep; onClose: () => void }) {
  const t = useWords(plansWords);
  const { today } = useSelf();
  const [reason, setReason] = useState("");
  const [effectiveFrom, setEffectiveFrom] = useState<string | null>(today);
  const take = useTakeStep(plan);
  const isMissing =
    (step === "reject" && reason.trim() === "") || (step === "schedule" && effectiveFrom === null);
  const submit = () =>
    take.mutate(
      { step, reason: reason.trim(), effectiveFrom: effectiveFrom ?? today },
      {
        onSuccess: () => {
          tellDone(t("plan.taken", { step: t(`step.${step}`) }));
          onClose();
        },
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <Text size="sm">{tellStep(plan, step, t)}</Text>
        {step === "reject" && (
          <Textarea
            label={t("plan.reason")}
            description={t("plan.reasonTells")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={3}
            required
            data-autofocus
          />
        )}
        {step === "schedule" && (
          <DateField
            label={t("plan.date")}
            value={effectiveFrom}
            onChange={setEffectiveFrom}
            minDate={today}
            required
          />
        )}
        {take.error && <ProblemAlert error={take.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            {...(DANGEROUS.includes(step) && { color: "red" })}
            loading={take.isPending}
            disabled={isMissing}
          >
            {t(`step.${step}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function tellStep(plan: Plan, step: PlanStep, t: Translate<PlanWord>): string {
  if (step === "withdraw" && plan.state === "approved") return t("stepTells.withdrawApproved");
  if (step === "archive" && plan.state === "active") return t("stepTells.archiveActive");
  return t(`stepTells.${step}`, { version: plan.version });
}
