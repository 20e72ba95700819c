import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobFileEntry, JobRecord } from "../ports/rows/jobs.ts";
import { notFound } from "../refuse.ts";

export interface JobRequest {
  readonly jobId: string;
}

export interface JobWithFiles extends JobRecord {
  readonly files: readonly JobFileEntry[];
}

/** One job and the files it made: the actor's own, or any for who sees all. Problem: APP-404. */
export function getJob(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { jobId }: JobRequest,
): Promise<Outcome<JobWithFiles>> {
  return act(world, actor, "jobs:read", async (tx) => {
    const job = await tx.jobs.find(jobId);
    return job ? success({ ...job, files: await tx.jobs.listFiles(jobId) }) : notFound("job", jobId);
  });
}
