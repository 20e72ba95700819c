import type { Problem } from "../../core/domain/problem.ts";
import type { Role } from "../../core/domain/roles.ts";
import type { JobKind } from "./rows/jobs.ts";

export interface JobRef {
  readonly orgId: string;
  readonly jobId: string;
}

export interface QueuedJob extends JobRef {
  readonly kind: JobKind;
}

/** Tells the workers that a job waits. The job's row is what counts: a message too many or too few does no harm. */
export interface JobQueue {
  send(job: QueuedJob): Promise<void>;
}

/** An attempt at a job: this worker's alone until its lease ends. */
export interface ClaimedJob extends QueuedJob {
  readonly request: Readonly<Record<string, unknown>>;
  /** Number of this attempt's claim; a write with an older one than the stored is refused. */
  readonly fence: number;
  readonly attempts: number;
  readonly creator: {
    readonly memberId: string;
    readonly role: Role;
    /** IANA name of the organisation's time zone. */
    readonly timeZone: string;
  };
}

/** `lost`: another worker has the job, or it has ended. */
export type LeaseState = "held" | "cancel-requested" | "lost";

/** What workers do to jobs of any organisation. Leases are kept by the store's own clock, which all workers share. */
export interface JobLedger {
  /** Takes a job that is queued, or running under a lease that has ended. Null: it is somebody else's, or over. */
  claim(job: JobRef, leaseSeconds: number): Promise<ClaimedJob | null>;
  /** Lengthens the lease; `progress` null leaves the stored one. */
  beat(
    claimed: ClaimedJob,
    beat: { readonly leaseSeconds: number; readonly progress: Readonly<Record<string, unknown>> | null },
  ): Promise<LeaseState>;
  /** Ends a job without a result. False where the claim is no longer the newest. */
  settle(
    claimed: ClaimedJob,
    end: { readonly state: "failed" | "cancelled" | "dead"; readonly problems: readonly Problem[] },
  ): Promise<boolean>;
  /** Gives a job back: queued again. An attempt that was `undone` (the worker shuts down) does not count. */
  release(claimed: ClaimedJob, attempt: "counts" | "undone"): Promise<boolean>;
  /** Jobs that wait unheard. Those whose worker is gone wait again, or end where attempts are used up or they were to stop. */
  sweep(): Promise<readonly QueuedJob[]>;
  /** Removes the files of old exports and old finished jobs; how many of them. */
  retire(): Promise<{ readonly files: number; readonly jobs: number }>;
}

/** Days for which the file of an export is kept, and finished jobs with what they made. Plans that they made stay. */
export const EXPORT_FILE_DAYS = 7;
export const FINISHED_JOB_DAYS = 90;
export const SHAPES_JOB_DAYS = 1;

/** Attempts at a job before it is given up. */
export const MAXIMUM_ATTEMPTS = 3;

export const workersBroke = (detail: string): Problem => ({
  code: "JOB-101",
  where: { file: "job" },
  cause: `the job was begun ${MAXIMUM_ATTEMPTS} times and broke its worker or was left by it each time: ${detail}`,
  fix: "read the server's log; start the job again when the cause is gone",
});
