import type { Kpi } from "./kpi.ts";

/** A KPI that nobody can change afterwards. */
export const defineKpi = (kpi: Kpi): Kpi => Object.freeze(kpi);
