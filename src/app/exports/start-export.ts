import type { ExportRequest } from "../../contract/exports.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { JobRecord } from "../ports/rows/jobs.ts";
import { notFound } from "../refuse.ts";

/** Asks for a file of what the actor is shown of a plan: a job that ends with it. Problem: APP-404 plan. */
export async function startExport(
  world: PlanWorld & { readonly queue: JobQueue },
  actor: Actor,
  request: ExportRequest,
): Promise<Outcome<JobRecord>> {
  const id = world.ids.next();
  const started = await act(world, actor, "plans:export", async (tx) => {
    if (!(await tx.plans.find(request.planId))) return notFound("plan", request.planId);
    const createdAt = world.wallClock.now();
    await tx.jobs.insert({ id, kind: "export", request, createdBy: actor.memberId, createdAt });
    const detail = { kind: "export", ...request };
    await tx.audit.append({ action: "job.started", objectKind: "job", objectId: id, detail });
    const job = await tx.jobs.find(id);
    return job ? success(job) : notFound("job", id);
  });
  // after the commit, and again by the workers' sweep should this message be lost
  if (started.ok) await world.queue.send({ orgId: actor.orgId, jobId: id, kind: "export" }).catch(() => {});
  return started;
}
