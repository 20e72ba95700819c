import type { z } from "zod";
import type { JobRecord } from "../../app/ports/rows/jobs.ts";
import type { jobSchema } from "../../contract/jobs.ts";

/** Without the plan on the way, which is for who watches: it is as long as the layer. */
export function presentJob(job: JobRecord): z.input<typeof jobSchema> {
  const { id, kind, state, request, progress, result, problems, attempts, cancelRequested, createdBy } = job;
  const { plan: _, ...told } = progress ?? {};
  return {
    id,
    kind,
    state,
    request,
    progress: progress === null ? null : told,
    result,
    problems,
    attempts,
    cancelRequested,
    createdBy,
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
