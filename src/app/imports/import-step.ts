import type { Problem } from "../../core/domain/problem.ts";
import type { JobWatch } from "../jobs/job-attempt.ts";
import type { ClaimedJob } from "../ports/job-queue.ts";
import type { Transaction } from "../ports/store.ts";

/** What can be done with an import. */
export type ImportStep = "check" | "apply" | "undo";

/** One attempt at a step: of a job, or (claimed null) of who waits for it. */
export interface StepAttempt {
  readonly importId: string;
  readonly claimed: ClaimedJob | null;
  readonly watch: JobWatch;
}

/** `stopped`: cancelled or given up, with nothing changed; `late`: another attempt has the job. */
export type StepEnd =
  | { readonly kind: "stored" | "late" | "stopped" }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** Whether this is still the newest attempt at its job, which is held then until the transaction ends. */
export const isMine = async (tx: Transaction, { claimed }: StepAttempt): Promise<boolean> =>
  claimed === null || tx.jobs.lockAttempt(claimed.jobId, claimed.fence);

/** Ends the job of an attempt with its result, in the transaction that wrote it. */
export async function finishJob(
  tx: Transaction,
  { claimed }: StepAttempt,
  { result, at }: { readonly result: Readonly<Record<string, unknown>>; readonly at: Date },
): Promise<void> {
  if (claimed !== null)
    await tx.jobs.finish(claimed.jobId, { fence: claimed.fence, state: "done", result, at });
}
