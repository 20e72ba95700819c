import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Visits to plan (PJP). */
export const planRate = defineKpi({
  key: "plan-rate",
  version: 1,
  unit: "share",
  name: { id: "Rasio PJP", en: "Visits to plan (PJP)" },
  definition: {
    id: "Kunjungan sesuai rencana dibagi kunjungan terencana.",
    en: "Visits on plan as a share of the visits planned.",
  },
  numerator: "visitsOnPlan",
  denominator: "visitsPlanned",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["visitsOnPlan", "visitsPlanned"],
  compute: (m) => ratio(m.visitsOnPlan, m.visitsPlanned),
});
