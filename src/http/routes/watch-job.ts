import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { getJob } from "../../app/jobs/get-job.ts";
import type { JobWorld } from "../../app/jobs/job-world.ts";
import type { Actor } from "../../app/ports/actor.ts";
import type { JobRecord } from "../../app/ports/rows/jobs.ts";
import { designSnapshotSchema } from "../../contract/jobs.ts";
import type { ServerEvent } from "../define-route.ts";
import { presentJob } from "./present-job.ts";

/** Twice as often as a worker writes progress. */
const LOOK_MILLISECONDS = 250;

interface Watching {
  readonly actor: Actor;
  readonly job: JobRecord;
  readonly signal: AbortSignal;
  /** The event's id that the client had last; null at its first request. */
  readonly lastEventId: string | null;
}

/** The job as an event; its id names exactly this state of it. */
export function tellJob(job: JobRecord): ServerEvent & { readonly id: string } {
  const data = presentJob(job);
  const id = createHash("sha256").update(JSON.stringify(data)).digest("base64url").slice(0, 16);
  return { event: "job", id, data };
}

/**
 * The job now, with the best plan on the way where it tells one (an event of its own, without an id), unless the client has been told of it, and at each change until it has ended, is out of the actor's
 * reach, or the client has gone.
 */
export async function* watchJob(
  world: JobWorld,
  { actor, job, signal, lastEventId }: Watching,
): AsyncGenerator<ServerEvent> {
  let told = lastEventId;
  let shown: unknown = null;
  for (let now: JobRecord = job; ; ) {
    const event = tellJob(now);
    if (event.id !== told) yield event;
    told = event.id;
    const plan = now.finishedAt === null ? designSnapshotSchema.safeParse(now.progress?.plan) : null;
    if (plan?.success && plan.data.number !== shown) {
      shown = plan.data.number;
      yield { event: "plan", data: plan.data };
    }
    if (now.finishedAt !== null || !(await waited(signal))) return;
    const again = await getJob(world, actor, { jobId: job.id });
    if (!again.ok) return;
    now = again.value;
  }
}

/** False where the client went while waiting. */
const waited = (signal: AbortSignal): Promise<boolean> =>
  pause(LOOK_MILLISECONDS, true, { signal }).catch(() => false);
