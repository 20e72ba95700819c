/** Counted trials (leads) and how many of them succeeded (became accounts). */
export interface Sample {
  readonly successes: number;
  readonly trials: number;
}

/** All samples put together. */
export const pool = (samples: readonly Sample[]): Sample => ({
  successes: samples.reduce((sum, { successes }) => sum + successes, 0),
  trials: samples.reduce((sum, { trials }) => sum + trials, 0),
});
