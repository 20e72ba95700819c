import { Button, Group, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconArrowBackUp, IconCheck } from "@tabler/icons-react";
import { LinkButton } from "../../components/links.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { Import, ImportKind, Step } from "./import-queries.ts";
import { importWords } from "./import-words.ts";

interface ApplySectionProps {
  readonly of: Import;
  readonly isBusy: boolean;
  readonly mayEdit: boolean;
  readonly onStep: (step: Step) => void;
}

/** Does it, and takes it back; both say first what becomes of how many records. */
export function ApplySection({ of, isBusy, mayEdit, onStep }: ApplySectionProps) {
  const t = useWords(importWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const counts = {
    new: format.number(of.counts?.new ?? 0),
    changed: format.number(of.counts?.changed ?? 0),
  };
  const ask = (step: "apply" | "undo", texts: readonly string[]) =>
    modals.openConfirmModal({
      title: t(`${step}.do`),
      children: texts.map((text) => (
        <Text size="sm" key={text} mb="xs">
          {text}
        </Text>
      )),
      labels: { confirm: t(`${step}.do`), cancel: common("cancel") },
      confirmProps: step === "undo" ? { color: "orange" } : {},
      onConfirm: () => onStep(step),
    });
  if (of.state === "applied") {
    return (
      <Stack gap="sm" align="flex-start">
        <Group gap="xs">
          <IconCheck size={18} aria-hidden />
          <Text size="sm">
            {t("apply.done", { ...counts, when: format.instant(of.appliedAt ?? of.createdAt) })}
          </Text>
        </Group>
        {mayEdit && (
          <Button
            variant="default"
            loading={isBusy}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => ask("undo", [t("undo.sure", counts), t("undo.refused")])}
          >
            {t("undo.do")}
          </Button>
        )}
      </Stack>
    );
  }
  if (of.state === "undone") {
    return (
      <Stack gap="sm" align="flex-start">
        <Text size="sm" c="dimmed">
          {t("undo.done", { when: format.instant(of.undoneAt ?? of.createdAt) })}
        </Text>
        {mayEdit && (
          <LinkButton to="/imports" search={{ kind: of.kind as ImportKind["kind"] }} variant="light">
            {t("undo.again")}
          </LinkButton>
        )}
      </Stack>
    );
  }
  const why = of.state !== "checked" ? t("apply.notYet") : of.problemCount > 0 ? t("apply.blocked") : null;
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm" c="dimmed">
        {t("apply.lead")}
      </Text>
      {mayEdit && (
        <Group gap="sm">
          <Button
            disabled={why !== null}
            loading={isBusy}
            leftSection={<IconCheck size={16} aria-hidden />}
            onClick={() => ask("apply", [t("apply.sure", counts)])}
          >
            {t("apply.do")}
          </Button>
          {why !== null && (
            <Text size="sm" c="dimmed">
              {why}
            </Text>
          )}
        </Group>
      )}
    </Stack>
  );
}
