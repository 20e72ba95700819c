import type { Problem } from "../../../core/domain/problem.ts";
import type { InstantPage } from "./instant-key.ts";

/** `failed`: refused with problems; `dead`: given up after its workers broke too often. */
export type JobState = "queued" | "running" | "done" | "failed" | "cancelled" | "dead";

/**
 * `design`: ends as a draft; `shapes`: derives the outlines of a plan's territories; `export`: ends as a file;
 * `import`: checks, applies or undoes a file; `rules`: tells what account rules do, or applies them.
 */
export type JobKind = "design" | "shapes" | "export" | "import" | "rules";

export interface JobRecord {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  readonly request: Readonly<Record<string, unknown>>;
  /** What the worker told last; null before it began. */
  readonly progress: Readonly<Record<string, unknown>> | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly Problem[] | null;
  /** How many workers have begun it. */
  readonly attempts: number;
  readonly cancelRequested: boolean;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export interface JobFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export interface JobFileEntry {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export interface JobRows {
  insert(job: Pick<JobRecord, "id" | "kind" | "request" | "createdBy" | "createdAt">): Promise<void>;
  find(jobId: string): Promise<JobRecord | null>;
  /** Of a kind (null: of all), newest first. */
  list(kind: JobKind | null, page: InstantPage): Promise<readonly JobRecord[]>;
  /** Ends a queued job; asks the worker of a running one to stop. Gives the job as it stands then. */
  requestCancel(jobId: string, at: Date): Promise<JobRecord | null>;
  /** Whether this is still the newest attempt at a running job, which is held then until the transaction ends. */
  lockAttempt(jobId: string, fence: number): Promise<boolean>;
  /**
   * Ends a running job with its result. False, with nothing changed, where the job has ended or a later attempt has
   * taken it over: `fence` is older than the stored one then.
   */
  finish(
    jobId: string,
    end: {
      readonly fence: number;
      readonly state: "done" | "cancelled";
      readonly result: Readonly<Record<string, unknown>>;
      readonly at: Date;
    },
  ): Promise<boolean>;
  insertFiles(jobId: string, files: readonly JobFile[]): Promise<void>;
  /** Appends to a file of the job: part 0, 1, … which are read as one. */
  appendFile(jobId: string, part: number, file: JobFile): Promise<void>;
  /** By name. */
  listFiles(jobId: string): Promise<readonly JobFileEntry[]>;
  readFile(jobId: string, name: string): Promise<JobFile | null>;
}
