/** A range that holds the true rate in the stated share of samples; fractions from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How sure an interval is unless told otherwise. */
export const CONFIDENCE = 0.95;
