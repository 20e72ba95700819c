import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Call compliance. */
export const callCompliance = defineKpi({
  key: "call-compliance",
  version: 1,
  unit: "share",
  name: { id: "Kepatuhan kunjungan", en: "Call compliance" },
  definition: {
    id: "Kunjungan sesuai rencana dibagi kunjungan terlaksana.",
    en: "Visits on plan as a share of the visits made.",
  },
  numerator: "visitsOnPlan",
  denominator: "visits",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["visitsOnPlan", "visits"],
  compute: (m) => ratio(m.visitsOnPlan, m.visits),
});
