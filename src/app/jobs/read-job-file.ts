import { exportJobSchema, exportResultSchema } from "../../contract/exports.ts";
import { type Failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobFile, JobRecord } from "../ports/rows/jobs.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound } from "../refuse.ts";
import { reachOf } from "../rights/policy.ts";
import type { JobRequest } from "./get-job.ts";

/** A file that a job made. Problems: APP-404 for the job or the file, APP-409 for an export of what is no longer shown. */
export function readJobFile(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { jobId, name }: JobRequest & { readonly name: string },
): Promise<Outcome<JobFile>> {
  return act(world, actor, "jobs:read", async (tx) => {
    const job = await tx.jobs.find(jobId);
    if (!job) return notFound("job", jobId);
    const refusal = job.kind === "export" ? await refuseChangedReach(tx, actor, job) : null;
    if (refusal) return refusal;
    const file = await tx.jobs.readFile(jobId, name);
    return file ? success(file) : notFound("file", name);
  });
}

/** A file outlives the rights it was made with: who no longer is shown the same rows is not shown them here. */
async function refuseChangedReach(tx: Transaction, actor: Actor, job: JobRecord): Promise<Failure | null> {
  const made = exportResultSchema.safeParse(job.result);
  if (!made.success || reachOf(actor.role, "plans:export") === "all") return null;
  const { planId } = exportJobSchema.parse(job.request);
  const isThere = planId === null || (await tx.plans.find(planId)) !== null;
  const isSame = isThere && (await tx.exports.reach(planId)) === made.data.reach;
  return isSame
    ? null
    : conflict("job", "what you are shown has changed since this file was made", "ask for the export again");
}
