import { type ExportRequest, exportJobSchema } from "../../contract/exports.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { type DrawWorld, drawPlan } from "../jobs/draw-plan.ts";
import { creatorOf, endOfStopped, type JobEnd, type JobWatch } from "../jobs/job-attempt.ts";
import { endUndrawn } from "../jobs/run-shapes-job.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import { type ClaimedJob, EXPORT_FILE_DAYS } from "../ports/job-queue.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound } from "../refuse.ts";
import type { ExportStream } from "./export-source.ts";
import { exportedEntry } from "./exported-entry.ts";
import { exportAction } from "./start-export.ts";
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
    const end = await tryOnce(world, { ...attempt, drawnVersion: outlines.version });
    // else somebody changed the plan while its rows were read: once more
    if (end.kind !== "overtaken") return end;
  }
}

type Drawn = Attempt & { readonly drawnVersion: number | null };

/** One transaction, of which nothing stays unless the file is stored. */
async function tryOnce(
  world: ExportJobWorld,
  attempt: Drawn,
): Promise<JobEnd | { readonly kind: "overtaken" }> {
  const { actor, asked, watch } = attempt;
  let end = "stored" as Stored;
  const stored = await act(world, actor, exportAction(asked), async (tx) => {
    const outcome = await store(world, tx, attempt);
    if (!outcome.ok || outcome.value === "stored") return outcome;
    end = outcome.value;
    // parts of the file are written already: a refusal takes them back
    return failure([]);
  });
  if (end === "stopped") return endOfStopped(watch.signal);
  if (end !== "stored" || stored.ok) return { kind: end };
  return { kind: "ended", state: "failed", problems: stored.problems };
}

/** Which version the outlines are of; null where none are asked for. */
interface Ready {
  readonly kind: "ready";
  readonly version: number | null;
}

/** Brings the outlines up to date where they are asked for; else how the attempt ends. */
async function bringOutlines(
  world: ExportJobWorld,
  { claimed, actor, asked: { planId, content, format }, watch }: Attempt,
): Promise<Ready | JobEnd> {
  if (planId === null || content !== "territories" || format !== "geojson") {
    return { kind: "ready", version: null };
  }
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
  const { problems } = conflict("plan", "the plan's layer has no shapes", "ask for csv");
  return { kind: "ended", state: "failed", problems };
}

type Stored = "stored" | "late" | "stopped" | "overtaken";

async function store(
  world: ExportJobWorld,
  tx: Transaction,
  { claimed, actor, asked, watch, drawnVersion }: Drawn,
): Promise<Outcome<Stored>> {
  const { planId } = asked;
  const plan = planId === null ? null : await tx.plans.find(planId);
  if (planId !== null && plan === null) return notFound("plan", planId);
  if (drawnVersion !== null && drawnVersion !== plan?.version) return success("overtaken");
  const reach = await tx.exports.reach(planId);
  const { jobId, fence } = claimed;
  const written = await writeExport({ tx, actor, plan, watch }, asked);
  if (!written.ok) return written;
  await appendParts(tx, jobId, written.value);
  if (watch.signal.aborted) return success("stopped");
  const after = planId === null ? null : await tx.plans.find(planId);
  if (after?.version !== plan?.version || (await tx.exports.reach(planId)) !== reach) {
    return success("overtaken");
  }
  if (!(await tx.jobs.lockAttempt(jobId, fence))) return success("late");
  const at = world.wallClock.now();
  const expiresAt = new Date(at.getTime() + EXPORT_FILE_DAYS * DAY_MILLISECONDS).toISOString();
  const [rows, planVersion] = [written.value.rows(), plan?.version ?? null];
  const result = { file: written.value.name, planVersion, rows, expiresAt, reach };
  await tx.jobs.finish(jobId, { fence, state: "done", result, at });
  await tx.audit.append(exportedEntry(asked, { rows, planVersion }));
  return success("stored");
}

/** A part of about so many bytes is stored at a time, so that memory holds one. */
const PART_BYTES = 1_000_000;

async function appendParts(tx: Transaction, jobId: string, file: ExportStream): Promise<void> {
  const { name, mediaType, chunks } = file;
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  let part = 0;
  const append = async () => {
    await tx.jobs.appendFile(jobId, part++, { name, mediaType, content: joinBytes(gathered, bytes) });
    gathered = [];
    bytes = 0;
  };
  for await (const chunk of chunks) {
    gathered.push(chunk);
    bytes += chunk.length;
    if (bytes >= PART_BYTES) await append();
  }
  if (bytes > 0 || part === 0) await append();
}

function joinBytes(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
