import { Alert, Badge, Button, Group, Paper, Progress, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconDownload, IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { useMay } from "../../api/self.ts";
import { LinkAnchor, LinkButton } from "../../components/links.tsx";
import { ProblemList } from "../../components/problem-list.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { memberNamesQuery, plansQuery } from "../plans/plan-queries.ts";
import { jobsWords } from "./jobs-words.ts";

type Job = components["schemas"]["Job"];

const COLOURS: Readonly<Record<Job["state"], string>> = {
  queued: "gray",
  running: "blue",
  done: "green",
  failed: "orange",
  cancelled: "gray",
  dead: "red",
};

/** A job: what was asked, how far it is or what became of it. */
export function JobCard({ job }: { readonly job: Job }) {
  const t = useWords(jobsWords);
  const format = useFormat();
  const { data: names } = useQuery(memberNamesQuery);
  const maker = names?.get(job.createdBy);
  const isGoing = job.state === "queued" || job.state === "running";
  const details = [
    t("started", { date: format.instant(job.createdAt) }),
    ...(maker === undefined ? [] : [t("by", { name: maker })]),
    ...(job.finishedAt === null ? [] : [t("ended", { date: format.instant(job.finishedAt) })]),
    ...(job.attempts > 1 ? [t("attempts", { count: job.attempts })] : []),
  ];
  return (
    <Paper withBorder p="sm" component="article" aria-label={nameOf(job, t(`kind.${job.kind}`))}>
      <Stack gap={6}>
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Text fw={600}>{nameOf(job, t(`kind.${job.kind}`))}</Text>
            <Badge
              variant="light"
              color={COLOURS[job.state]}
              tt="none"
              styles={{ label: { color: "var(--mantine-color-text)" } }}
            >
              {t(`state.${job.state}`)}
            </Badge>
          </Group>
          {isGoing && <CancelButton job={job} />}
        </Group>
        <Text size="xs" c="dimmed">
          {details.join(" · ")}
        </Text>
        {isGoing && <JobProgress job={job} />}
        <JobEnd job={job} />
      </Stack>
    </Paper>
  );
}

/** The name that was asked for, where there is one, after the kind. */
function nameOf({ request }: Job, kind: string): string {
  const name = typeof request.name === "string" ? request.name : request.kind;
  return typeof name === "string" ? `${kind}: ${name}` : kind;
}

function CancelButton({ job }: { job: Job }) {
  const t = useWords(jobsWords);
  const mayCancel = useMay("jobs:edit");
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => dataOf(api.POST("/v1/jobs/{jobId}/cancel", { params: { path: { jobId: job.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }),
  });
  if (!mayCancel) return null;
  if (job.cancelRequested) return <Text size="sm">{t("cancelling")}</Text>;
  const ask = () =>
    modals.openConfirmModal({
      title: t("cancelTitle"),
      children: <Text size="sm">{t("cancelTells")}</Text>,
      labels: { confirm: t("cancelShort"), cancel: t("keep") },
      confirmProps: { color: "red" },
      onConfirm: () => cancel.mutate(),
    });
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlayerStop size={14} aria-hidden />}
      loading={cancel.isPending}
      onClick={ask}
      aria-label={t("cancel", { name: nameOf(job, t(`kind.${job.kind}`)) })}
    >
      {t("cancelShort")}
    </Button>
  );
}

const isNumber = (value: unknown): value is number => typeof value === "number";

/** Share done, 0 … 1, of the progress that its kind tells; null: not known. */
function shareDone({ progress }: Job): number | null {
  if (progress === null) return null;
  const { fractionDone, done, of } = progress;
  if (isNumber(fractionDone)) return fractionDone;
  return isNumber(done) && isNumber(of) && of > 0 ? done / of : null;
}

function JobProgress({ job }: { job: Job }) {
  const t = useWords(jobsWords);
  const format = useFormat();
  const share = shareDone(job);
  const best = job.progress?.bestObjective;
  const words = [
    share === null ? t(job.state === "queued" ? "state.queued" : "indeterminate") : format.percent(share),
    ...(isNumber(best) ? [t("best", { value: format.compact(best) })] : []),
  ];
  return (
    <div>
      <Progress
        value={(share ?? 1) * 100}
        animated={share === null && job.state === "running"}
        striped={share === null}
        aria-label={t("progress")}
      />
      <Text size="xs" c="dimmed">
        {words.join(" · ")}
      </Text>
    </div>
  );
}

/** What a job made, or why it did not. */
function JobEnd({ job }: { job: Job }) {
  const t = useWords(jobsWords);
  const { state, problems, result, kind } = job;
  const planId = result?.planId;
  const asked = job.request.planId;
  const { data: plans } = useQuery(plansQuery);
  return (
    <>
      {(state === "failed" || state === "dead") && (
        <Alert color={COLOURS[state]} p="xs">
          {state === "dead" && <Text size="sm">{t("deadTells")}</Text>}
          <ProblemList problems={problems ?? []} />
        </Alert>
      )}
      <Group gap="xs">
        {typeof planId === "string" && (
          <LinkButton size="xs" variant="light" to="/plans/$planId" params={{ planId }}>
            {t("open")}
          </LinkButton>
        )}
        {typeof planId !== "string" && typeof asked === "string" && (
          <LinkAnchor size="sm" to="/plans/$planId" params={{ planId: asked }}>
            {plans?.find(({ id }) => id === asked)?.name ?? t("openPlan")}
          </LinkAnchor>
        )}
        {state === "done" && (kind === "design" || kind === "export") && <JobFiles jobId={job.id} />}
      </Group>
    </>
  );
}

function JobFiles({ jobId }: { jobId: string }) {
  const t = useWords(jobsWords);
  const { data } = useQuery({
    queryKey: ["job-files", jobId],
    queryFn: async () => (await dataOf(api.GET("/v1/jobs/{jobId}", { params: { path: { jobId } } }))).files,
    // files of a job that has ended do not change
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.map(({ name }) => (
    <Button
      key={name}
      component="a"
      href={`/v1/jobs/${jobId}/files/${name}`}
      download
      size="compact-xs"
      variant="subtle"
      leftSection={<IconDownload size={14} aria-hidden />}
      aria-label={t("download", { file: name })}
    >
      {name}
    </Button>
  ));
}
