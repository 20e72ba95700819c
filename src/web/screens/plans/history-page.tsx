import { Badge, Button, Group, Paper, Stack, Text, Timeline } from "@mantine/core";
import { IconArrowBackUp, IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { Reason } from "../../components/api-sentence.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { PlanFrame } from "./plan-frame.tsx";
import { historyQuery, memberNamesQuery, PLANS_KEY, type Plan } from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";

/** Every change of a plan, newest first, and the way back to any of its versions. */
export function HistoryPage() {
  const t = useWords(plansWords);
  const { planId } = useParams({ from: "/frame/plans/$planId/history" });
  return (
    <PlanFrame planId={planId} page={t("plan.history")}>
      {(plan) => <History plan={plan} />}
    </PlanFrame>
  );
}

function History({ plan }: { plan: Plan }) {
  const t = useWords(plansWords);
  const format = useFormat();
  const history = useInfiniteQuery(historyQuery(plan.id));
  const { data: names } = useQuery(memberNamesQuery);
  const [target, setTarget] = useState<number | null>(null);
  const isEditable = plan.state === "draft" || plan.state === "in-review";
  if (history.error) return <ProblemAlert error={history.error} onRetry={() => void history.refetch()} />;
  if (history.isPending) return <LoadingLines count={6} />;
  const changes = history.data.pages.flatMap(({ items }) => items);
  if (changes.length === 0) {
    return <EmptyState icon={IconHistory} title={t("history.title")} text={t("history.empty")} />;
  }
  return (
    <Paper withBorder p={{ base: "sm", sm: "md" }}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t("history.lead")}
        </Text>
        <Timeline bulletSize={22} lineWidth={2} active={-1}>
          {changes.map(({ version, kind, reason, moveCount, lockCount, madeBy, madeAt }) => (
            <Timeline.Item
              key={version}
              bullet={<Text size="xs">{version}</Text>}
              title={
                <Group gap="xs">
                  <Text size="sm" fw={600}>
                    {t(`history.kind.${kind}`)}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {t("history.moves", { count: moveCount })}
                    {lockCount > 0 && ` · ${t("history.locks", { count: lockCount })}`}
                  </Text>
                  {version === plan.version ? (
                    <Badge variant="outline">{t("history.current")}</Badge>
                  ) : (
                    isEditable && (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        leftSection={<IconArrowBackUp size={14} aria-hidden />}
                        onClick={() => setTarget(version)}
                        aria-label={t("history.revertTitle", { version })}
                      >
                        {t("history.revert")}
                      </Button>
                    )
                  )}
                </Group>
              }
            >
              {reason !== "" && (
                <Text size="sm">
                  “<Reason text={reason} />”
                </Text>
              )}
              <Text size="xs" c="dimmed">
                {t("history.by", {
                  name: names?.get(madeBy) ?? t("plan.someone"),
                  date: format.instant(madeAt),
                })}
              </Text>
            </Timeline.Item>
          ))}
        </Timeline>
        {history.hasNextPage && (
          <Button
            variant="default"
            w="fit-content"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t("history.more")}
          </Button>
        )}
      </Stack>
      <RevertDialog plan={plan} toVersion={target} onClose={() => setTarget(null)} />
    </Paper>
  );
}

interface RevertDialogProps {
  readonly plan: Plan;
  /** Null: closed. */
  readonly toVersion: number | null;
  readonly onClose: () => void;
}

function RevertDialog({ plan, toVersion, onClose }: RevertDialogProps) {
  const t = useWords(plansWords);
  const client = useQueryClient();
  const revert = useMutation({
    mutationFn: (version: number) => {
      const params = { path: { planId: plan.id }, header: ifMatch(plan.version) };
      return dataOf(api.POST("/v1/plans/{planId}/reverts", { params, body: { toVersion: version } }));
    },
    onSuccess: (_, version) => tellDone(t("history.reverted", { version })),
    onSettled: () => {
      onClose();
      return client.invalidateQueries({ queryKey: PLANS_KEY });
    },
  });
  if (toVersion === null) return null;
  return (
    <Dialog opened onClose={onClose} title={t("history.revertTitle", { version: toVersion })}>
      <Stack>
        <Text size="sm">{t("history.revertTells", { version: toVersion })}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button loading={revert.isPending} onClick={() => revert.mutate(toVersion)}>
            {t("history.revert")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
