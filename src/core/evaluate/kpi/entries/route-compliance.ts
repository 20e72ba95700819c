import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Route compliance. */
export const routeCompliance = defineKpi({
  key: "route-compliance",
  version: 1,
  unit: "share",
  name: { id: "Kepatuhan rute", en: "Route compliance" },
  definition: {
    id: "Kunjungan sesuai urutan dibagi kunjungan sesuai rencana.",
    en: "Visits in the planned sequence as a share of the visits on plan.",
  },
  numerator: "visitsInSequence",
  denominator: "visitsOnPlan",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["visitsInSequence", "visitsOnPlan"],
  compute: (m) => ratio(m.visitsInSequence, m.visitsOnPlan),
});
