/** Individuals and moving-range chart of values in the order of time. */
export interface XmrChart {
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
  /** Largest change from one value to the next that chance alone makes. */
  readonly upperRange: number;
  /** "none" below 6 values, "provisional" below 12, then "firm". */
  readonly standing: "none" | "provisional" | "firm";
  /** Indices of values outside the limits. */
  readonly outside: readonly number[];
  /** First and last index of each stretch of at least 8 values on one side of the mean. */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
}

const LEAST_PROVISIONAL = 6;
const LEAST_FIRM = 12;
const RUN_LENGTH = 8;

/** XmR chart with Wheeler's factors (2.66 and 3.267 mean moving ranges); seasonal values must be adjusted before. O(n). */
export function xmrChart(values: readonly number[]): XmrChart | null {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let ranges = 0;
  for (let index = 1; index < values.length; index++) ranges += Math.abs(values[index] - values[index - 1]);
  const meanMovingRange = ranges / (values.length - 1);
  const lower = mean - 2.66 * meanMovingRange;
  // what cannot fall below zero has no limit there
  const isNeverNegative = values.every((value) => value >= 0);
  const upper = mean + 2.66 * meanMovingRange;
  const hasLimits = values.length >= LEAST_PROVISIONAL;
  return {
    mean,
    meanMovingRange,
    lower: isNeverNegative ? Math.max(0, lower) : lower,
    upper,
    upperRange: 3.267 * meanMovingRange,
    standing: !hasLimits ? "none" : values.length >= LEAST_FIRM ? "firm" : "provisional",
    outside: hasLimits
      ? values.flatMap((value, index) => (value < lower || value > upper ? [index] : []))
      : [],
    runs: hasLimits ? findRuns(values, mean) : [],
  };
}

function findRuns(values: readonly number[], mean: number): readonly { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = 0;
  for (let index = 1; index <= values.length; index++) {
    const side = Math.sign(values[from] - mean);
    if (index < values.length && Math.sign(values[index] - mean) === side) continue;
    if (side !== 0 && index - from >= RUN_LENGTH) runs.push({ from, to: index - 1 });
    from = index;
  }
  return runs;
}
