import type { KpiValue } from "./kpi.ts";

/** Too few to say anything; numerator and denominator are shown all the same. */
export const noValue = (numerator: number, denominator: number): KpiValue => ({
  value: null,
  numerator,
  denominator,
});
