import { and, asc, eq, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { JobKind, JobRecord, JobRows } from "../../app/ports/rows/jobs.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { jobFiles, jobs } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { whereGiven } from "./latest-day-first.ts";
import { newestFirst } from "./newest-first.ts";

const columns = {
  id: jobs.id,
  kind: sql<JobKind>`${jobs.kind}`,
  state: jobs.state,
  request: jobs.request,
  progress: jobs.progress,
  result: jobs.result,
  problems: sql<readonly Problem[] | null>`${jobs.problems}`,
  attempts: jobs.attempts,
  cancelRequested: jobs.cancelRequested,
  createdBy: jobs.createdBy,
  createdAt: jobs.createdAt,
  finishedAt: jobs.finishedAt,
};

export function jobRows(db: Database, { orgId }: Actor): JobRows {
  const isJob = (jobId: string) => and(eq(jobs.orgId, orgId), eq(jobs.id, jobId));
  const find = async (jobId: string): Promise<JobRecord | null> =>
    (await db.select(columns).from(jobs).where(isJob(jobId)))[0] ?? null;
  return {
    insert: async (job) => {
      await db.insert(jobs).values({ ...job, orgId, state: "queued" });
    },
    find,
    list: (kind, { limit, after }) => {
      const { order, isAfter } = newestFirst(jobs.createdAt, jobs.id, after);
      return db
        .select(columns)
        .from(jobs)
        .where(and(eq(jobs.orgId, orgId), whereGiven(jobs.kind, kind), isAfter))
        .orderBy(...order)
        .limit(limit);
    },
    requestCancel: async (jobId, at) => {
      // one statement, so that a worker's claim comes wholly before or wholly after it
      await db.execute(sql`
        UPDATE jobs SET cancel_requested = true,
          finished_at = CASE state WHEN 'queued' THEN ${at.toISOString()}::timestamptz ELSE finished_at END,
          state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END
        WHERE org_id = ${orgId} AND id = ${jobId} AND state IN ('queued', 'running')`);
      return find(jobId);
    },
    lockAttempt: async (jobId, fence) => {
      const isMine = and(isJob(jobId), eq(jobs.fence, fence), eq(jobs.state, "running"));
      return (await db.select({ id: jobs.id }).from(jobs).where(isMine).for("update")).length === 1;
    },
    finish: async (jobId, { fence, state, result, at }) => {
      const isMine = and(isJob(jobId), eq(jobs.fence, fence), eq(jobs.state, "running"));
      const change = { state, result, finishedAt: at, leaseUntil: null };
      return (await db.update(jobs).set(change).where(isMine).returning({ id: jobs.id })).length === 1;
    },
    ...fileRows(db, orgId),
  };
}

function fileRows(
  db: Database,
  orgId: string,
): Pick<JobRows, "insertFiles" | "appendFile" | "listFiles" | "readFile"> {
  const ofJob = (jobId: string) => and(eq(jobFiles.orgId, orgId), eq(jobFiles.jobId, jobId));
  const { name, part, mediaType, content } = jobFiles;
  return {
    insertFiles: async (jobId, files) => {
      if (files.length === 0) return;
      await db
        .insert(jobFiles)
        .values(files.map((file) => ({ ...file, orgId, jobId, content: Buffer.from(file.content) })));
    },
    appendFile: async (jobId, number, file) => {
      await db
        .insert(jobFiles)
        .values({ ...file, orgId, jobId, part: number, content: Buffer.from(file.content) });
    },
    listFiles: (jobId) =>
      db
        .select({ name, mediaType, bytes: sql<number>`sum(length(${content}))::float8` })
        .from(jobFiles)
        .where(ofJob(jobId))
        .groupBy(name, mediaType)
        .orderBy(asc(name)),
    readFile: async (jobId, wanted) => {
      const found = db.select({ name, mediaType, content }).from(jobFiles);
      const parts = await found.where(and(ofJob(jobId), eq(name, wanted))).orderBy(asc(part));
      if (parts.length <= 1) return parts[0] ?? null;
      return { ...parts[0], content: Buffer.concat(parts.map((each) => each.content)) };
    },
  };
}
