/** Accounts that are served alike. */
export interface WorkloadSegment {
  readonly accounts: number;
  /** Calls in one cycle (a week, a year) on each account. */
  readonly callsPerAccount: number;
  /** Hours of one call with its share of travel and preparation; 1 where capacity is counted in calls. */
  readonly hoursPerCall: number;
}

/** How many reps a workload needs, as a fraction, and what either whole number would mean. */
export interface Headcount {
  readonly workload: number;
  readonly reps: number;
  /** Workload ÷ capacity at the whole numbers below and above; null for none below one rep. */
  readonly below: { readonly reps: number; readonly utilisation: number } | null;
  readonly above: { readonly reps: number; readonly utilisation: number };
}

/** Talley's workload method: Σ accounts × calls × hours ÷ what one rep can do in the same cycle. Segments are summed before rounding. */
export function sizeByWorkload(segments: readonly WorkloadSegment[], capacityPerRep: number): Headcount {
  const workload = segments.reduce(
    (sum, { accounts, callsPerAccount, hoursPerCall }) => sum + accounts * callsPerAccount * hoursPerCall,
    0,
  );
  const reps = workload / capacityPerRep;
  const at = (count: number) => ({ reps: count, utilisation: reps / count });
  return {
    workload,
    reps,
    below: reps >= 1 ? at(Math.floor(reps)) : null,
    above: at(Math.max(1, Math.ceil(reps))),
  };
}
