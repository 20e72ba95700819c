import { type ExportAsked, type ExportRequest, exportJobSchema } from "../../contract/exports.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { startJob } from "../jobs/start-job.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { JobRecord } from "../ports/rows/jobs.ts";
import { notFound } from "../refuse.ts";
import type { Action } from "../rights/policy.ts";

/** Asks for a file of what the actor is shown, of a plan or without one: a job that ends with it. Problem: APP-404. */
export function startExport(
  world: PlanWorld & { readonly queue: JobQueue },
  actor: Actor,
  asked: ExportAsked,
): Promise<Outcome<JobRecord>> {
  const request = exportJobSchema.parse(asked);
  const { planId, layerId, content, format } = request;
  return startJob(world, actor, {
    kind: "export",
    action: exportAction(request),
    prepare: async (tx) => {
      if (planId !== null && !(await tx.plans.find(planId))) return notFound("plan", planId);
      if (layerId !== null && !(await tx.layers.find(layerId))) return notFound("layer", layerId);
      return success({ request, detail: { content, format, planId, layerId } });
    },
  });
}

/** What a member must have a right to who asks for this file. Rules, and a model for Salesforce, are of the whole plan. */
export const exportAction = ({ planId, content }: Pick<ExportRequest, "planId" | "content">): Action => {
  if (planId === null) return "records:export";
  return content === "salesforce" || content === "rules" ? "plans:inspect" : "plans:export";
};
