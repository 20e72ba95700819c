import { sql } from "drizzle-orm";
import type pg from "pg";
import {
  type ClaimedJob,
  EXPORT_FILE_DAYS,
  FINISHED_JOB_DAYS,
  type JobLedger,
  type JobRef,
  MAXIMUM_ATTEMPTS,
  type QueuedJob,
  SHAPES_JOB_DAYS,
  workersBroke,
} from "../app/ports/job-queue.ts";
import type { JobKind } from "../app/ports/rows/jobs.ts";
import type { Role } from "../core/domain/roles.ts";
import { type Database, transactAsOwner } from "./transact.ts";

/** A message may be lost, or sent before its row can be read: what waits this long is sent again. */
const UNHEARD_SECONDS = 5;
/** Jobs told of by one sweep; the next one tells more. */
const SWEEP_LIMIT = 100;

/** The ledger on the owner's connections: workers serve every organisation, and the clock is the database's. */
export function openJobLedger(pool: pg.Pool): JobLedger {
  const owner = <T>(step: string, work: (db: Database) => Promise<T>) =>
    transactAsOwner(pool, (db, name) => {
      name(`job.${step}`);
      return work(db);
    });
  return {
    claim: (job, leaseSeconds) => owner("claim", (db) => claim(db, job, leaseSeconds)),
    beat: (claimed, { leaseSeconds, progress }) =>
      owner(`beat.${claimed.kind}`, async (db) => {
        const { rows } = await db.execute<{ cancel: boolean }>(sql`
          UPDATE jobs SET lease_until = now() + ${leaseSeconds} * interval '1 second',
            progress = coalesce(${progress === null ? null : JSON.stringify(progress)}::jsonb, progress)
          WHERE ${isStillMine(claimed)} RETURNING cancel_requested AS cancel`);
        if (rows.length === 0) return "lost";
        return rows[0].cancel ? "cancel-requested" : "held";
      }),
    settle: (claimed, { state, problems }) =>
      owner(`settle.${claimed.kind}`, async (db) => {
        const { rowCount } = await db.execute(sql`
          UPDATE jobs SET state = ${state}, problems = ${JSON.stringify(problems)}::jsonb, finished_at = now(),
            lease_until = NULL
          WHERE ${isStillMine(claimed)}`);
        return rowCount === 1;
      }),
    release: (claimed, attempt) =>
      owner(`release.${claimed.kind}`, async (db) => {
        const { rowCount } = await db.execute(sql`
          UPDATE jobs SET state = 'queued', lease_until = NULL,
            attempts = attempts - ${attempt === "undone" ? 1 : 0}
          WHERE ${isStillMine(claimed)}`);
        return rowCount === 1;
      }),
    sweep: () => owner("sweep", sweep),
    retire: () => owner("retire", retire),
  };
}

const isStillMine = ({ orgId, jobId, fence }: ClaimedJob) =>
  sql`org_id = ${orgId} AND id = ${jobId} AND fence = ${fence} AND state = 'running'`;

const isAbandoned = sql`state = 'running' AND lease_until < now()`;

async function claim(
  db: Database,
  { orgId, jobId }: JobRef,
  leaseSeconds: number,
): Promise<ClaimedJob | null> {
  const { rows } = await db.execute<{
    kind: JobKind;
    request: Readonly<Record<string, unknown>>;
    fence: number;
    attempts: number;
    memberId: string;
    role: Role;
    timeZone: string;
  }>(sql`
    UPDATE jobs j SET state = 'running', attempts = j.attempts + 1, fence = j.fence + 1,
      lease_until = now() + ${leaseSeconds} * interval '1 second'
    FROM members m, organisations o
    WHERE j.org_id = ${orgId} AND j.id = ${jobId} AND m.org_id = j.org_id AND m.id = j.created_by AND o.org_id = j.org_id
      AND (j.state = 'queued' OR (j.state = 'running' AND j.lease_until < now()))
      AND j.attempts < ${MAXIMUM_ATTEMPTS} AND NOT j.cancel_requested
    RETURNING j.kind, j.request, j.fence, j.attempts, m.id AS "memberId", m.role, o.time_zone AS "timeZone"`);
  if (rows.length === 0) return null;
  const { memberId, role, timeZone, ...claimed } = rows[0];
  return { orgId, jobId, ...claimed, creator: { memberId, role, timeZone } };
}

async function sweep(db: Database): Promise<readonly QueuedJob[]> {
  await db.execute(sql`UPDATE jobs SET state = 'cancelled', finished_at = now(), lease_until = NULL
    WHERE (state = 'queued' OR ${isAbandoned}) AND cancel_requested`);
  const problems = JSON.stringify([workersBroke("no worker ended it within its lease")]);
  await db.execute(sql`UPDATE jobs SET state = 'dead', finished_at = now(), lease_until = NULL,
      problems = ${problems}::jsonb
    WHERE (state = 'queued' OR ${isAbandoned}) AND attempts >= ${MAXIMUM_ATTEMPTS}`);
  // it may wait long for a worker that is free, and nobody is at it until then
  await db.execute(sql`UPDATE jobs SET state = 'queued', lease_until = NULL WHERE ${isAbandoned}`);
  const { rows } = await db.execute<QueuedJob & Record<string, unknown>>(sql`
    SELECT org_id AS "orgId", id AS "jobId", kind FROM jobs
    WHERE state = 'queued' AND created_at < now() - ${UNHEARD_SECONDS} * interval '1 second'
    ORDER BY created_at LIMIT ${SWEEP_LIMIT}`);
  return rows;
}

async function retire(db: Database): Promise<{ readonly files: number; readonly jobs: number }> {
  const isOlder = (days: number) => sql`j.finished_at < now() - ${days} * interval '1 day'`;
  const isRetired = sql`(${isOlder(FINISHED_JOB_DAYS)} OR (j.kind = 'shapes' AND ${isOlder(SHAPES_JOB_DAYS)}))`;
  const { rowCount: files } = await db.execute(sql`DELETE FROM job_files f USING jobs j
    WHERE j.org_id = f.org_id AND j.id = f.job_id
      AND ((j.kind = 'export' AND ${isOlder(EXPORT_FILE_DAYS)}) OR ${isRetired})`);
  const { rowCount: jobs } = await db.execute(sql`DELETE FROM jobs j WHERE ${isRetired}`);
  return { files: files ?? 0, jobs: jobs ?? 0 };
}
