/** How much work a search may still do. Searches report work in iterations; the budget may also look at a clock it was given. */
export interface Budget {
  /** Count work done. */
  spend(iterations: number): void;
  /** 0 at the start, ≥ 1 when the budget is used up or the run was cancelled. */
  fractionDone(): number;
  readonly iterations: number;
  /** Why it ended; meaningful once fractionDone() ≥ 1. */
  stopReason(): "iterations" | "time" | "cancelled";
}

interface BudgetLimits {
  readonly iterations?: number;
  readonly milliseconds?: number;
  /** A monotonic clock in milliseconds; required with `milliseconds`. */
  readonly now?: () => number;
  /** Polled now and then; true ends the search with the best plan so far. */
  readonly isCancelled?: () => boolean;
}

/** Ends at whichever limit comes first. With iterations alone the search is a function of its seed. */
export function createBudget(limits: BudgetLimits): Budget {
  const { iterations: maximum = Number.POSITIVE_INFINITY, milliseconds, now, isCancelled } = limits;
  const startedAt = now ? now() : 0;
  let spent = 0;
  let cancelled = false;
  const timeFraction = () => (milliseconds !== undefined && now ? (now() - startedAt) / milliseconds : 0);
  return {
    spend: (iterations) => {
      spent += iterations;
    },
    fractionDone: () => {
      if (cancelled || isCancelled?.()) {
        cancelled = true;
        return 1;
      }
      return Math.max(spent / maximum, timeFraction());
    },
    get iterations() {
      return spent;
    },
    stopReason: () => (cancelled ? "cancelled" : spent >= maximum ? "iterations" : "time"),
  };
}
