import type { TableCount } from "../../app/ports/backup.ts";
import { storeProblem } from "../store-problem.ts";

/**
 * A backup file: gzip of lines of UTF-8, then 72 bytes more, `sha256:<hex>` and a line feed, over all before them.
 * The first line is the header; then for each table `{"table":…}` and one JSON string per row, PostgreSQL's own text of
 * the row; the last line is the footer. `zcat` shows it, with a warning about the bytes that follow.
 */
export const BACKUP_FORMAT = 1;

const TRAILER_PREFIX = "sha256:";
export const TRAILER_BYTES = TRAILER_PREFIX.length + 64 + 1;
export const trailerOf = (sha256: string): string => `${TRAILER_PREFIX}${sha256}\n`;

/**
 * What is left out: sessions and one-time tokens, which would come to life again, and what the restored schema brings
 * itself. The queue's own tables lie in a schema of their own and are made anew: workers find the jobs by their rows.
 */
export const LEFT_OUT = ["auth_sessions", "auth_verifications", "schema_migrations"];

export interface BackupColumn {
  readonly name: string;
  /** As PostgreSQL writes it: `double precision`, `text[]`. */
  readonly type: string;
}

export interface BackupTable {
  readonly name: string;
  readonly columns: readonly BackupColumn[];
}

export interface BackupHeader {
  readonly wilayahBackup: number;
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** Of the server it was taken from, as `18.4`. */
  readonly postgres: string;
  /** The migrations applied, in order. */
  readonly schema: readonly { readonly name: string; readonly sha256: string }[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly tables: readonly BackupTable[];
}

/** What the rows of a table add up to: the hash is over their lines as they stand in the file. */
export interface TableDigest extends TableCount {
  readonly sha256: string;
}

export interface BackupFooter {
  readonly footer: readonly TableDigest[];
}

export const damagedBackup = (file: string, cause: string) =>
  storeProblem("STO-140", file, cause, "use another copy of the backup; nothing was restored");

export const cancelled = (file: string) =>
  storeProblem("STO-146", file, "it was cancelled; nothing was written", "run the command again");
