import { civilDateIn } from "../../core/domain/civil-date-in.ts";
import type { Problem } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { WallClock } from "../ports/clock-and-ids.ts";
import type { ClaimedJob } from "../ports/job-queue.ts";

/** Reason of the signal when the job's creator wants it to stop; with any other the attempt is given up unsaved. */
export const CANCELLED = "cancelled";

export interface JobWatch {
  readonly signal: AbortSignal;
  /** What becomes the job's `progress`. */
  readonly onProgress: (progress: object) => void;
}

/**
 * `stored`: the job has its result; `late`: another attempt has the job, nothing was written; `given-up`: stopped from
 * outside, nothing was written; else how the job is to be ended.
 */
export type JobEnd =
  | { readonly kind: "stored" | "late" | "given-up" }
  | { readonly kind: "ended"; readonly state: "failed" | "cancelled"; readonly problems: readonly Problem[] };

/** How an attempt ends that its signal stopped, with nothing to keep. */
export const endOfStopped = (signal: AbortSignal): JobEnd =>
  signal.reason === CANCELLED ? { kind: "ended", state: "cancelled", problems: [] } : { kind: "given-up" };

/** Rights and the calendar are those of now, not of when the job was asked for. */
export const creatorOf = (
  { orgId, creator }: ClaimedJob,
  { wallClock }: { readonly wallClock: WallClock },
): Actor => ({
  orgId,
  memberId: creator.memberId,
  role: creator.role,
  today: civilDateIn(creator.timeZone, wallClock.now().getTime()),
  scope: "full",
  via: "session",
});
