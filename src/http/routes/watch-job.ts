import { setTimeout as pause } from "node:timers/promises";
import { getJob } from "../../app/jobs/get-job.ts";
import type { JobWorld } from "../../app/jobs/job-world.ts";
import type { Actor } from "../../app/ports/actor.ts";
import type { JobRecord } from "../../app/ports/rows/jobs.ts";
import type { ServerEvent } from "../define-route.ts";
import { presentJob } from "./present-job.ts";

/** As often as a worker writes progress. */
const LOOK_MILLISECONDS = 500;

interface Watching {
  readonly actor: Actor;
  readonly job: JobRecord;
  readonly signal: AbortSignal;
}

/** The job now and at each change until it has ended, is out of the actor's reach, or the client has gone. */
export async function* watchJob(
  world: JobWorld,
  { actor, job, signal }: Watching,
): AsyncGenerator<ServerEvent> {
  let told = "";
  for (let now: JobRecord = job; ; ) {
    const data = presentJob(now);
    const text = JSON.stringify(data);
    if (text !== told) yield { event: "job", data };
    told = text;
    if (now.finishedAt !== null || !(await waited(signal))) return;
    const again = await getJob(world, actor, { jobId: job.id });
    if (!again.ok) return;
    now = again.value;
  }
}

/** False where the client went while waiting. */
const waited = (signal: AbortSignal): Promise<boolean> =>
  pause(LOOK_MILLISECONDS, true, { signal }).catch(() => false);
