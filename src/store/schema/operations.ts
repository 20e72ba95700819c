import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, id, instant, orgId } from "./columns.ts";
import { members } from "./people.ts";

/** Long work. The queue (pg-boss) carries only its id; state, progress and result stand here. */
export const jobs = pgTable(
  "jobs",
  {
    orgId: orgId(),
    id: id(),
    kind: text("kind", { enum: ["design", "shapes", "export", "import", "rules"] }).notNull(),
    state: text("state", { enum: ["queued", "running", "done", "failed", "cancelled", "dead"] }).notNull(),
    request: jsonb("request").$type<Readonly<Record<string, unknown>>>().notNull(),
    progress: jsonb("progress").$type<Readonly<Record<string, unknown>> | null>(),
    result: jsonb("result").$type<Readonly<Record<string, unknown>> | null>(),
    problems: jsonb("problems").$type<readonly unknown[] | null>(),
    attempts: integer("attempts").notNull().default(0),
    /** Grows with every attempt: a late worker's write carries an older one and is refused. */
    fence: integer("fence").notNull().default(0),
    cancelRequested: boolean("cancel_requested").notNull().default(false),
    leaseUntil: instant("lease_until"),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("jobs_created_index").on(t.orgId, t.createdAt),
    // what workers look through for work that nobody does; finished jobs are not in it
    index("jobs_open_index").on(t.createdAt).where(sql`${t.state} IN ('queued', 'running')`),
    // one at a time draws a plan: it takes the newest version, so that a second one would find nothing to do
    uniqueIndex("jobs_shapes_unique")
      .on(t.orgId, sql`(${t.request} ->> 'planId')`)
      .where(sql`${t.kind} = 'shapes' AND ${t.state} IN ('queued', 'running')`),
    foreignKey({
      name: "jobs_author_fk",
      columns: [t.orgId, t.createdBy],
      foreignColumns: [members.orgId, members.id],
    }),
  ],
);

/** What a job made beside its result: report, tables, shapes. */
export const jobFiles = pgTable(
  "job_files",
  {
    orgId: orgId(),
    jobId: uuid("job_id").notNull(),
    name: text("name").notNull(),
    /** 0, 1, … of a file that is written in parts. */
    part: integer("part").notNull().default(0),
    mediaType: text("media_type").notNull(),
    content: bytes("content").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.jobId, t.name, t.part] }),
    foreignKey({
      name: "job_files_job_fk",
      columns: [t.orgId, t.jobId],
      foreignColumns: [jobs.orgId, jobs.id],
    }),
  ],
);

/** Append-only; each row's hash covers the one before (trigger `audit_chain`). */
export const audit = pgTable(
  "audit",
  {
    orgId: orgId(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: instant("at").notNull(),
    memberId: uuid("member_id"),
    action: text("action").notNull(),
    objectKind: text("object_kind").notNull(),
    objectId: text("object_id").notNull(),
    detail: jsonb("detail").$type<Readonly<Record<string, unknown>>>().notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.seq] })],
);

/** First answer to a request that carried an Idempotency-Key. `status` null: still being worked on. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    orgId: orgId(),
    memberId: uuid("member_id").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    /** Who may finish it; renewed where a process died in the middle. */
    ticket: uuid("ticket").notNull(),
    status: integer("status"),
    headers: jsonb("headers").$type<Readonly<Record<string, string>>>(),
    body: text("body"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.memberId, t.key] })],
);

/** A key for programs, acting as its member; only its SHA-256 is stored. */
export const apiKeys = pgTable(
  "api_keys",
  {
    orgId: orgId(),
    id: id(),
    memberId: uuid("member_id").notNull(),
    name: text("name").notNull(),
    /** First characters, to tell keys apart in a list. */
    prefix: text("prefix").notNull(),
    keyHash: text("key_hash").notNull(),
    scope: text("scope", { enum: ["full", "read"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("api_keys_hash_unique").on(t.orgId, t.keyHash),
    index("api_keys_hash_index").on(t.keyHash),
    foreignKey({
      name: "api_keys_member_fk",
      columns: [t.orgId, t.memberId],
      foreignColumns: [members.orgId, members.id],
    }),
  ],
);
