import { type ExportRequest, exportJobSchema } from "../../contract/exports.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { type DrawWorld, drawPlan } from "../jobs/draw-plan.ts";
import { creatorOf, endOfStopped, type JobEnd, type JobWatch } from "../jobs/job-attempt.ts";
import { endUndrawn } from "../jobs/run-shapes-job.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import { type ClaimedJob, EXPORT_FILE_DAYS } from "../ports/job-queue.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound } from "../refuse.ts";
import { writeExport } from "./write-export.ts";

export type ExportJobWorld = PlanWorld & DrawWorld;

interface Attempt {
  readonly claimed: ClaimedJob;
  readonly actor: Actor;
  readonly asked: ExportRequest;
  readonly watch: JobWatch;
}

const DAY_MILLISECONDS = 86_400_000;

/** Makes the file of what the job's creator is shown now, with the end of the job in one transaction. */
export async function runExportJob(
  world: ExportJobWorld,
  claimed: ClaimedJob,
  watch: JobWatch,
): Promise<JobEnd> {
  const attempt = {
    claimed,
    actor: creatorOf(claimed, world),
    asked: exportJobSchema.parse(claimed.request),
    watch,
  };
  for (;;) {
    const outlines = await bringOutlines(world, attempt);
    if (outlines.kind !== "ready") return outlines;
    const stored = await act(world, attempt.actor, "plans:export", (tx) =>
      store(world, tx, { ...attempt, drawnVersion: outlines.version }),
    );
    if (!stored.ok) return { kind: "ended", state: "failed", problems: stored.problems };
    if (stored.value === "stopped") return endOfStopped(watch.signal);
    // else somebody changed the plan while its rows were read: once more
    if (stored.value !== "overtaken") return { kind: stored.value };
  }
}

/** Which version the outlines are of; null where none are asked for. */
interface Ready {
  readonly kind: "ready";
  readonly version: number | null;
}

/** Brings the outlines up to date where they are asked for; else how the attempt ends. */
async function bringOutlines(
  world: ExportJobWorld,
  { claimed, actor, asked: { planId, format }, watch }: Attempt,
): Promise<Ready | JobEnd> {
  if (format === "csv") return { kind: "ready", version: null };
  const seen = await act(world, actor, "plans:export", async (tx) =>
    (await tx.plans.find(planId)) ? success(null) : notFound("plan", planId),
  );
  if (!seen.ok) return { kind: "ended", state: "failed", problems: seen.problems };
  const drawing = await drawPlan(world, { claimed, planId }, watch);
  if (drawing.kind === "drawn") {
    const { version } = drawing;
    const isMine = await world.shapes.end(claimed, { planId, version, result: null });
    return isMine ? { kind: "ready", version } : { kind: "late" };
  }
  if (drawing.kind !== "gone") return endUndrawn(drawing.kind, planId, watch);
  const shapeless = conflict("plan", "the plan's layer has no shapes", "ask for csv");
  return { kind: "ended", state: "failed", problems: shapeless.ok ? [] : shapeless.problems };
}

type Stored = "stored" | "late" | "stopped" | "overtaken";

async function store(
  world: ExportJobWorld,
  tx: Transaction,
  { claimed, actor, asked, watch, drawnVersion }: Attempt & { readonly drawnVersion: number | null },
): Promise<Outcome<Stored>> {
  const { planId } = asked;
  const plan = await tx.plans.find(planId);
  if (!plan) return notFound("plan", planId);
  if (drawnVersion !== null && drawnVersion !== plan.version) return success("overtaken");
  const reach = await tx.exports.reach(planId);
  const { file, rows } = await writeExport({ tx, actor, plan, watch }, asked);
  if (watch.signal.aborted) return success("stopped");
  const after = await tx.plans.find(planId);
  if (after?.version !== plan.version || (await tx.exports.reach(planId)) !== reach) {
    return success("overtaken");
  }
  const { jobId, fence } = claimed;
  if (!(await tx.jobs.lockAttempt(jobId, fence))) return success("late");
  await tx.jobs.insertFiles(jobId, [file]);
  const at = world.wallClock.now();
  const expiresAt = new Date(at.getTime() + EXPORT_FILE_DAYS * DAY_MILLISECONDS).toISOString();
  const result = { file: file.name, planVersion: plan.version, rows, expiresAt, reach };
  await tx.jobs.finish(jobId, { fence, state: "done", result, at });
  const detail = { planId, planVersion: plan.version, content: asked.content, rows };
  await tx.audit.append({ action: "plan.exported", objectKind: "plan", objectId: planId, detail });
  return success("stored");
}
