import type { KpiValue } from "./kpi.ts";

/** Numerator ÷ denominator; no value where the denominator is not above 0, never 0 % or ∞. */
export const ratio = (numerator: number, denominator: number): KpiValue => ({
  value: denominator > 0 && Number.isFinite(numerator) ? numerator / denominator : null,
  numerator,
  denominator,
});
