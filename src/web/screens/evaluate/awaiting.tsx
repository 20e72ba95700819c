import { Button, Group, Loader, Stack, Text } from "@mantine/core";
import { type QueryKey, type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { diagnoseWords } from "./diagnose-words.ts";

interface AwaitingProps {
  readonly query: Pick<
    UseQueryResult,
    "data" | "error" | "isFetching" | "isPending" | "isPlaceholderData" | "refetch"
  >;
  readonly queryKey: QueryKey;
}

/** In place of figures that are being reckoned, or above those of before: how long it takes already, and a way to stop it. */
export function Awaiting({ query, queryKey }: AwaitingProps) {
  const t = useWords(diagnoseWords);
  const { data, error, isFetching, isPlaceholderData, refetch } = query;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  const isMissing = data === undefined || isPlaceholderData;
  if (!isMissing) return null;
  if (!isFetching)
    return (
      <Group gap="sm">
        <Text size="sm">{t("stopped")}</Text>
        <Button size="xs" variant="light" onClick={() => void refetch()}>
          {t("again")}
        </Button>
      </Group>
    );
  return (
    <Stack gap="sm">
      <Progress queryKey={queryKey} />
      {data === undefined && <LoadingLines count={10} />}
    </Stack>
  );
}

/** A wait that is shorter needs no words. */
const QUIET_SECONDS = 4;
const STEP_SECONDS = 2;

function Progress({ queryKey }: { readonly queryKey: QueryKey }) {
  const t = useWords(diagnoseWords);
  const client = useQueryClient();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + STEP_SECONDS), STEP_SECONDS * 1000);
    return () => clearInterval(timer);
  }, []);
  if (seconds < QUIET_SECONDS) return null;
  return (
    <Group gap="sm" role="status">
      <Loader size="xs" aria-hidden />
      <Text size="sm">{t("waiting", { seconds })}</Text>
      <Button size="xs" variant="default" onClick={() => void client.cancelQueries({ queryKey })}>
        {t("stop")}
      </Button>
    </Group>
  );
}
