import { type Distribution, distribution } from "../kpi/distribution.ts";

/** Hours of each territory ÷ their mean, and how even they are. */
export interface WorkloadIndex extends Distribution {
  readonly indices: readonly number[];
}

/** Workload indices (1 = the mean) with balance figures; in balance within ±15 %. */
export function workloadIndex(hours: readonly number[]): WorkloadIndex {
  const mean = hours.reduce((sum, value) => sum + value, 0) / hours.length;
  return { indices: hours.map((value) => value / mean), ...distribution(hours) };
}
