import { shapesJobSchema } from "../../contract/jobs.ts";
import type { ClaimedJob } from "../ports/job-queue.ts";
import { notFound } from "../refuse.ts";
import { type Drawing, type DrawWorld, drawPlan } from "./draw-plan.ts";
import { endOfStopped, type JobEnd, type JobWatch } from "./job-attempt.ts";

/** How an attempt ends whose plan could not be drawn. */
export function endUndrawn(
  why: Exclude<Drawing["kind"], "drawn">,
  planId: string,
  { signal }: JobWatch,
): JobEnd {
  if (why === "stopped") return endOfStopped(signal);
  if (why === "late") return { kind: "late" };
  return { kind: "ended", state: "failed", problems: notFound("plan", planId).problems };
}

/** Derives the outlines of a plan's territories as they are now. Problem: APP-404 where the plan is gone. */
export async function runShapesJob(world: DrawWorld, claimed: ClaimedJob, watch: JobWatch): Promise<JobEnd> {
  const { planId } = shapesJobSchema.parse(claimed.request);
  const drawing = await drawPlan(world, { claimed, planId }, watch);
  if (drawing.kind !== "drawn") return endUndrawn(drawing.kind, planId, watch);
  const { version, derived } = drawing;
  const isStored = await world.shapes.end(claimed, {
    planId,
    version,
    result: { planVersion: version, derived },
  });
  return { kind: isStored ? "stored" : "late" };
}
