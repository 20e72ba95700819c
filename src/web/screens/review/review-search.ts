export const CHALLENGE_STATES = ["open", "accepted", "rejected"] as const;

/** What of a review the URL holds. */
export interface ReviewSearch {
  /** Only challenges in this state. */
  readonly challenges?: (typeof CHALLENGE_STATES)[number] | undefined;
  /** Code of a unit that is being objected to: the form stands open. */
  readonly object?: string | undefined;
  /** What is wished for it. */
  readonly wish?: "add" | "remove" | undefined;
  /** Code of the territory that it is to join or leave. */
  readonly territory?: string | undefined;
}
