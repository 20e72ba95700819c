import { Alert, Button, Code, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { ApiProblem, NO_ANSWER } from "../api/problem.ts";
import { commonWords } from "../i18n/common-words.ts";
import { type Translate, useWords } from "../i18n/define-words.ts";
import { ProblemList } from "./problem-list.tsx";

interface ProblemAlertProps {
  readonly error: unknown;
  /** Offers to try again. */
  readonly onRetry?: () => void;
  /** Offers to give up what was typed for what is there now. */
  readonly onReload?: () => void;
}

/** A failure in a person's words: what happened, what to do, and the code to look up or to hand on. */
export function ProblemAlert({ error, onRetry, onReload }: ProblemAlertProps) {
  const t = useWords(commonWords);
  const box = useRef<HTMLDivElement>(null);
  // below a long form nobody would see what stands above it
  useEffect(() => {
    if (error !== null) box.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  return (
    <Alert
      ref={box}
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={titleOf(error, t)}
      role="alert"
      style={{ scrollMarginBlock: "calc(var(--app-shell-header-offset, 0px) + var(--mantine-spacing-md))" }}
    >
      <Stack gap="xs" align="flex-start">
        <ProblemLines error={error} />
        {onRetry && (
          <Button size="xs" variant="light" color="red" onClick={onRetry}>
            {t("tryAgain")}
          </Button>
        )}
        {onReload && (
          <Button size="xs" variant="light" color="red" onClick={onReload}>
            {t("problem.reload")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** What stands above the lines below. */
export function titleOf(
  error: unknown,
  t: Translate<"problem.title" | "problem.noAnswer" | "problem.stale" | "problem.bug">,
): string {
  if (!(error instanceof ApiProblem)) return t("problem.bug");
  if (error.hasCode(NO_ANSWER)) return t("problem.noAnswer");
  return error.status === 412 ? t("problem.stale") : t("problem.title");
}

/** Each problem with cause, fix and code. */
export function ProblemLines({ error }: { readonly error: unknown }) {
  const t = useWords(commonWords);
  if (!(error instanceof ApiProblem)) {
    return (
      <>
        <Text size="sm">{t("problem.bugFix")}</Text>
        <Code block>{error instanceof Error ? error.message : String(error)}</Code>
      </>
    );
  }
  if (error.hasCode(NO_ANSWER)) return <Text size="sm">{t("problem.noAnswerFix")}</Text>;
  return (
    <>
      {error.status === 412 && <Text size="sm">{t("problem.staleFix")}</Text>}
      <ProblemList problems={error.details.problems} />
    </>
  );
}
