import type { JobWatch } from "../app/jobs/job-attempt.ts";
import type { ClaimedJob, JobLedger } from "../app/ports/job-queue.ts";
import { describeFailure } from "./describe-failure.ts";

export interface LeaseWorld {
  readonly ledger: JobLedger;
  readonly log: (line: string) => void;
}

export interface LeaseSettings {
  readonly settings: {
    readonly leaseSeconds: number;
    readonly beatMilliseconds: number;
    readonly progressMilliseconds: number;
  };
  /** The worker goes: its reason becomes the attempt's. */
  readonly closing: AbortSignal;
  /** What the attempt is told when its job is to be cancelled. */
  readonly cancelReason: string;
}

export interface KeptLease extends JobWatch {
  /** Stops the beats; the row is the caller's to end. */
  end(): Promise<void>;
}

const LOST = "lost";

/**
 * Beats for a claimed job while it is worked: lengthens the lease, writes progress at most every `progressMilliseconds`,
 * and aborts the attempt when the job is cancelled, lost to another worker, or the store has not answered for a lease.
 */
export function keepLease(
  { ledger, log }: LeaseWorld,
  claimed: ClaimedJob,
  { settings, closing, cancelReason }: LeaseSettings,
): KeptLease {
  const { leaseSeconds, beatMilliseconds, progressMilliseconds } = settings;
  const stop = new AbortController();
  const onClosing = () => stop.abort(closing.reason);
  if (closing.aborted) onClosing();
  else closing.addEventListener("abort", onClosing, { once: true });
  let progress: Readonly<Record<string, unknown>> | null = null;
  let lastBeat = performance.now();
  let beating: Promise<void> | null = null;

  const beat = async () => {
    const told = progress;
    progress = null;
    try {
      const state = await ledger.beat(claimed, { leaseSeconds, progress: told });
      lastBeat = performance.now();
      if (state === "lost") stop.abort(LOST);
      if (state === "cancel-requested") stop.abort(cancelReason);
    } catch (error) {
      log(`job ${claimed.jobId}: no beat: ${describeFailure(error)}`);
      if (performance.now() - lastBeat > leaseSeconds * 1000) stop.abort(LOST);
    }
  };
  const timer = setInterval(() => {
    const isDue = progress !== null || performance.now() - lastBeat >= beatMilliseconds;
    if (beating !== null || !isDue) return;
    beating = beat().finally(() => {
      beating = null;
    });
  }, progressMilliseconds);
  return {
    signal: stop.signal,
    onProgress: (told) => {
      progress = { ...told };
    },
    end: async () => {
      clearInterval(timer);
      closing.removeEventListener("abort", onClosing);
      await beating;
    },
  };
}
