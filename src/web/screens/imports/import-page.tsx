import { Anchor, Box, Button, Card, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import { useMay } from "../../api/self.ts";
import { isUnderWay, type Job, useJob } from "../../api/use-job.ts";
import { LoadingLines, usePageTitle } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ApplySection } from "./apply-section.tsx";
import { CheckSection } from "./check-section.tsx";
import {
  IMPORTS,
  type Import,
  type ImportKind,
  importQuery,
  type Step,
  startStep,
} from "./import-queries.ts";
import { importWords } from "./import-words.ts";
import { StateBadge } from "./imports-page.tsx";
import { MappingSection } from "./mapping-section.tsx";

/** One file, from its columns to what it would do, to done and back again. */
export function ImportPage() {
  const t = useWords(importWords);
  const { importId } = useParams({ from: "/frame/imports/$importId" });
  const { data, error, refetch } = useQuery(importQuery(importId));
  usePageTitle(data ? `${data.fileName} · ${t("title")}` : t("title"));
  return (
    <Box p={{ base: "sm", sm: "lg" }} maw={1080} mx="auto">
      <Stack gap="md">
        <Anchor component={Link} to="/imports" size="sm" w="fit-content">
          {t("page.back")}
        </Anchor>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingLines count={10} />}
        {data && <OneImport of={data} />}
      </Stack>
    </Box>
  );
}

function OneImport({ of }: { readonly of: Import }) {
  const queryClient = useQueryClient();
  const mayEdit = useMay("imports:edit");
  const [refusal, setRefusal] = useState<Job | null>(null);
  const readAgain = () => queryClient.invalidateQueries({ queryKey: [IMPORTS] });
  const { data: job } = useJob(of.jobId, async (ended) => {
    setRefusal(ended.state === "done" ? null : ended);
    await readAgain();
    // what an import changes is shown on other pages too
    if (ended.request.step !== "check") await queryClient.invalidateQueries();
  });
  const start = useMutation({
    mutationFn: (step: Step) => startStep(of.id, step),
    onMutate: () => setRefusal(null),
    onSuccess: async (started) => {
      queryClient.setQueryData(["jobs", started.id], { ...started, files: [] });
      await readAgain();
    },
  });
  const isBusy = start.isPending || (job !== undefined && isUnderWay(job));
  const run = (step: Step) => start.mutate(step);
  return (
    <>
      <Head of={of} mayEdit={mayEdit && !isBusy} />
      {isBusy && job && <JobProgress job={job} />}
      {refusal && <Refusal job={refusal} />}
      <ImportPart id="mapping">
        {/* what is said elsewhere of the columns is shown here too */}
        <MappingSection
          key={JSON.stringify(of.mapping)}
          of={of}
          isBusy={isBusy}
          mayEdit={mayEdit}
          onCheck={() => run("check")}
        />
      </ImportPart>
      <ImportPart id="check">
        <CheckSection of={of} isBusy={isBusy} mayEdit={mayEdit} onCheck={() => run("check")} />
      </ImportPart>
      <ImportPart id="apply">
        <ApplySection of={of} isBusy={isBusy} mayEdit={mayEdit} onStep={run} />
      </ImportPart>
    </>
  );
}

function ImportPart({
  id,
  children,
}: {
  readonly id: "mapping" | "check" | "apply";
  readonly children: ReactNode;
}) {
  const t = useWords(importWords);
  return <Section title={t(id)}>{children}</Section>;
}

function Head({ of, mayEdit }: { readonly of: Import; readonly mayEdit: boolean }) {
  const t = useWords(importWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => dataOf(api.DELETE("/v1/imports/{importId}", { params: { path: { importId: of.id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [IMPORTS, "list"] });
      await navigate({ to: "/imports" });
    },
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("page.remove"),
      children: <Text size="sm">{t("page.remove.sure")}</Text>,
      labels: { confirm: t("page.remove"), cancel: common("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => remove.mutate(),
    });
  const details = [
    t(`kind.${of.kind as ImportKind["kind"]}`),
    t("page.bytes", { bytes: format.number(of.bytes) }),
    format.instant(of.createdAt),
  ];
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <div>
        <Group gap="sm">
          <Title order={1} size="h2" style={{ overflowWrap: "anywhere" }}>
            {of.fileName}
          </Title>
          <StateBadge of={of} />
        </Group>
        <Text size="sm" c="dimmed">
          {details.join(" · ")}
        </Text>
      </div>
      {mayEdit && of.state !== "applied" && (
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          loading={remove.isPending}
          onClick={ask}
        >
          {t("page.remove")}
        </Button>
      )}
    </Group>
  );
}

function JobProgress({ job }: { readonly job: Job }) {
  const t = useWords(importWords);
  const cancel = useMutation({
    mutationFn: () => dataOf(api.POST("/v1/jobs/{jobId}/cancel", { params: { path: { jobId: job.id } } })),
  });
  const { step } = job.request;
  const label = t(`job.${step === "apply" || step === "undo" ? step : "check"}`);
  const format = useFormat();
  const { done, of } = job.progress ?? {};
  const rows = typeof done === "number" ? done : null;
  const share = rows !== null && typeof of === "number" && of > 0 ? rows / of : null;
  return (
    <Card withBorder p="md" role="status">
      <Group justify="space-between" mb="xs">
        <Text size="sm" fw={500}>
          {label} …
        </Text>
        <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t("job.cancel")}
        </Button>
      </Group>
      <Progress value={(share ?? 1) * 100} animated={share === null} aria-label={label} />
      {rows !== null && (
        <Text size="xs" c="dimmed" mt={4} aria-live="off">
          {t("job.rows", { rows: format.number(rows) })}
          {share !== null && ` · ${format.percent(share)}`}
        </Text>
      )}
    </Card>
  );
}

/** Why a step was not done, in the words of the API. */
function Refusal({ job }: { readonly job: Job }) {
  const t = useWords(importWords);
  if (job.problems === null || job.problems.length === 0) {
    return (
      <Text size="sm" role="alert" c="dimmed">
        {t("job.failed")}
      </Text>
    );
  }
  const details = { type: "", title: "", status: 409, detail: "", instance: "", problems: [...job.problems] };
  return <ProblemAlert error={new ApiProblem({ status: 409, headers: new Headers() }, details)} />;
}
