/** Rows of one table in a backup. */
export interface TableCount {
  readonly table: string;
  readonly rows: number;
}

export interface BackupRequest {
  /** Written beside and put in place when it is whole; what was there before is replaced. */
  readonly file: string;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** Version of the program. */
  readonly version: string;
  readonly signal: AbortSignal;
  /** Told after each table that has rows. */
  readonly onTable: (count: TableCount) => void;
}

/** A backup that was written. */
export interface BackupResult {
  readonly tables: readonly TableCount[];
  readonly rows: number;
  readonly bytes: number;
  /** Of the file but its last line, hexadecimal: that line. */
  readonly sha256: string;
}

export interface RestoreRequest {
  readonly file: string;
  /** Whether every row is read back from the database and compared, and the audit log checked, before it is kept. */
  readonly verify: boolean;
  readonly signal: AbortSignal;
  readonly onTable: (count: TableCount) => void;
}

/** A backup that was restored. */
export interface RestoreResult {
  readonly tables: readonly TableCount[];
  readonly rows: number;
  readonly takenAt: string;
  readonly organisations: readonly string[];
  /** Migrations applied to rows of an older version. */
  readonly migrated: readonly string[];
  readonly isVerified: boolean;
}
