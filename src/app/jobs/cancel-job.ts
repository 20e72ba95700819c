import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobRecord } from "../ports/rows/jobs.ts";
import { notFound } from "../refuse.ts";
import type { JobRequest } from "./get-job.ts";

/**
 * Ends a queued job; a running one is asked to stop and ends shortly after. A job that has ended is given as it is.
 * Problem: APP-404.
 */
export function cancelJob(
  world: PlanWorld,
  actor: Actor,
  { jobId }: JobRequest,
): Promise<Outcome<JobRecord>> {
  return act(world, actor, "jobs:edit", async (tx) => {
    const before = await tx.jobs.find(jobId);
    if (!before) return notFound("job", jobId);
    const job = (await tx.jobs.requestCancel(jobId, world.wallClock.now())) ?? before;
    if (job.cancelRequested && !before.cancelRequested) {
      const detail = { state: job.state };
      await tx.audit.append({ action: "job.cancelled", objectKind: "job", objectId: jobId, detail });
    }
    return success(job);
  });
}
