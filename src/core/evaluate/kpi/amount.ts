import type { KpiValue } from "./kpi.ts";

/** A figure without a denominator; no value where it is not recorded. */
export const amount = (value: number): KpiValue => ({
  value: Number.isFinite(value) ? value : null,
  numerator: value,
  denominator: null,
});
