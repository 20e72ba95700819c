import type { z } from "zod";
import type { JobRecord } from "../../app/ports/rows/jobs.ts";
import type { jobSchema } from "../../contract/jobs.ts";

export function presentJob(job: JobRecord): z.input<typeof jobSchema> {
  const { id, kind, state, request, progress, result, problems, attempts, cancelRequested, createdBy } = job;
  return {
    id,
    kind,
    state,
    request,
    progress,
    result,
    problems,
    attempts,
    cancelRequested,
    createdBy,
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
