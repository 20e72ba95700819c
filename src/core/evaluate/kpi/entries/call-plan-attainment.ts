import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Call-plan attainment. */
export const callPlanAttainment = defineKpi({
  key: "call-plan-attainment",
  version: 1,
  unit: "share",
  name: { id: "Pencapaian rencana kunjungan", en: "Call-plan attainment" },
  definition: {
    id: "Kunjungan terencana yang terlaksana, tiap akun paling banyak sebesar rencananya.",
    en: "Planned visits that were made, each account capped at its plan.",
  },
  numerator: "visitsCounted",
  denominator: "visitsPlanned",
  window: "the call cycle",
  attribution: "effective-dated owner on the event date",
  needs: ["visitsCounted", "visitsPlanned"],
  compute: (m) => ratio(m.visitsCounted, m.visitsPlanned),
});
