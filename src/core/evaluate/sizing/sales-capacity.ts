/** Reps alike in quota and ramp. */
export interface RepGroup {
  readonly reps: number;
  readonly annualQuota: number;
  /** Months in the role at the start of the year; a new rep has 0. */
  readonly monthsInRole: number;
  /** Expected share of the quota once ramped. Attainment of the past contains leavers: then leave attrition at 0. */
  readonly attainment: number;
}

export interface CapacityOptions {
  /** Share of full productivity in each month in the role; full after the last. */
  readonly ramp: readonly number[];
  /** Share of reps that leave in a year, 0 … 1. */
  readonly annualAttrition: number;
}

/** What the reps can sell in twelve months: Σ quota ÷ 12 × ramp × attainment × probability of still being there. */
export function salesCapacity(
  groups: readonly RepGroup[],
  { ramp, annualAttrition }: CapacityOptions,
): number {
  let capacity = 0;
  for (const { reps, annualQuota, monthsInRole, attainment } of groups)
    for (let month = 0; month < 12; month++) {
      const productivity = ramp[monthsInRole + month] ?? 1;
      const staying = (1 - annualAttrition) ** (month / 12);
      capacity += reps * (annualQuota / 12) * productivity * attainment * staying;
    }
  return capacity;
}
