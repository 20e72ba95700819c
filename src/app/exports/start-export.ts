import { type ExportAsked, type ExportRequest, exportJobSchema } from "../../contract/exports.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { JobRecord } from "../ports/rows/jobs.ts";
import { notFound } from "../refuse.ts";
import type { Action } from "../rights/policy.ts";

/** Asks for a file of what the actor is shown, of a plan or without one: a job that ends with it. Problem: APP-404. */
export async function startExport(
  world: PlanWorld & { readonly queue: JobQueue },
  actor: Actor,
  asked: ExportAsked,
): Promise<Outcome<JobRecord>> {
  const id = world.ids.next();
  const request = exportJobSchema.parse(asked);
  const { planId, layerId, content } = request;
  const started = await act(world, actor, exportAction(request), async (tx) => {
    if (planId !== null && !(await tx.plans.find(planId))) return notFound("plan", planId);
    if (layerId !== null && !(await tx.layers.find(layerId))) return notFound("layer", layerId);
    const createdAt = world.wallClock.now();
    await tx.jobs.insert({ id, kind: "export", request, createdBy: actor.memberId, createdAt });
    const detail = { kind: "export", content, format: request.format, planId, layerId };
    await tx.audit.append({ action: "job.started", objectKind: "job", objectId: id, detail });
    const job = await tx.jobs.find(id);
    return job ? success(job) : notFound("job", id);
  });
  // after the commit, and again by the workers' sweep should this message be lost
  if (started.ok) await world.queue.send({ orgId: actor.orgId, jobId: id, kind: "export" }).catch(() => {});
  return started;
}

/** What a member must have a right to who asks for this file. Rules, and a model for Salesforce, are of the whole plan. */
export const exportAction = ({ planId, content }: Pick<ExportRequest, "planId" | "content">): Action => {
  if (planId === null) return "records:export";
  return content === "salesforce" || content === "rules" ? "plans:inspect" : "plans:export";
};
