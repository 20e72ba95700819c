import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobFile } from "../ports/rows/jobs.ts";
import { notFound } from "../refuse.ts";
import type { JobRequest } from "./get-job.ts";

/** A file that a job made. Problem: APP-404 for the job or the file. */
export function readJobFile(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { jobId, name }: JobRequest & { readonly name: string },
): Promise<Outcome<JobFile>> {
  return act(world, actor, "jobs:read", async (tx) => {
    if (!(await tx.jobs.find(jobId))) return notFound("job", jobId);
    const file = await tx.jobs.readFile(jobId, name);
    return file ? success(file) : notFound("file", name);
  });
}
