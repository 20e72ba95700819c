import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { JobKind, JobRecord } from "../ports/rows/jobs.ts";
import type { Transaction } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import type { Action } from "../rights/policy.ts";

interface NewJob {
  readonly kind: JobKind;
  readonly action: Action;
  /** What the job is asked, and what the audit log tells of it beside its kind; looked at in the job's transaction. */
  readonly prepare: (
    tx: Transaction,
  ) => Promise<Outcome<{ readonly request: JobRecord["request"]; readonly detail: object }>>;
  /** What else is written of the job. */
  readonly record?: (tx: Transaction, jobId: string) => Promise<void>;
}

/** Writes a job, audited, and queues it. Problems: those of `prepare`. */
export async function startJob(
  { store, ids, wallClock, queue }: PlanWorld & { readonly queue: JobQueue },
  actor: Actor,
  { kind, action, prepare, record }: NewJob,
): Promise<Outcome<JobRecord>> {
  const id = ids.next();
  const started = await act({ store }, actor, action, async (tx) => {
    const prepared = await prepare(tx);
    if (!prepared.ok) return prepared;
    const { request, detail } = prepared.value;
    await tx.jobs.insert({ id, kind, request, createdBy: actor.memberId, createdAt: wallClock.now() });
    await record?.(tx, id);
    await tx.audit.append({
      action: "job.started",
      objectKind: "job",
      objectId: id,
      detail: { kind, ...detail },
    });
    const job = await tx.jobs.find(id);
    return job ? success(job) : notFound("job", id);
  });
  // after the commit: a worker must find the row. If this message is lost, the workers' sweep finds the row itself.
  if (started.ok) await queue.send({ orgId: actor.orgId, jobId: id, kind }).catch(() => {});
  return started;
}
