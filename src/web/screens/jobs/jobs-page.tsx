import { Select, Stack } from "@mantine/core";
import { IconProgressCheck } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { api, dataOf } from "../../api/client.ts";
import { usePages } from "../../api/use-pages.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { Page } from "../../components/page.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { JobCard } from "./job-card.tsx";
import { JOB_KINDS, type JobKind } from "./job-kinds.ts";
import { jobsWords } from "./jobs-words.ts";
import { useFollow } from "./use-follow.ts";

const PAGE = 20;

const readJobs = (kind: JobKind | undefined) => (after: string | undefined) =>
  dataOf(
    api.GET("/v1/jobs", {
      params: {
        query: { limit: PAGE, ...(kind !== undefined && { kind }), ...(after !== undefined && { after }) },
      },
    }),
  );

/** Long work, newest first: how far it is, how to stop it, what it made, and why it ended otherwise. */
export function JobsPage() {
  const t = useWords(jobsWords);
  const { kind } = useSearch({ from: "/frame/jobs" });
  const navigate = useNavigate({ from: "/jobs" });
  const jobs = usePages(["jobs", kind ?? null], readJobs(kind));
  useFollow(jobs.rows.some(({ state }) => state === "queued" || state === "running"));
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Select
        label={t("filter")}
        placeholder={t("allKinds")}
        data={JOB_KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
        value={kind ?? null}
        onChange={(next) =>
          void navigate({ search: { kind: JOB_KINDS.find((each) => each === next) }, replace: true })
        }
        clearable
        w={200}
      />
      <QueryView query={jobs}>
        {() =>
          jobs.rows.length === 0 ? (
            <EmptyState icon={IconProgressCheck} title={t("empty")} text={t("emptyTells")} />
          ) : (
            <Stack gap="sm">
              {jobs.rows.map((job) => (
                <JobCard key={job.id} job={job} />
              ))}
              <LoadMore pages={jobs} />
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}
