import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Strike rate. */
export const strikeRate = defineKpi({
  key: "strike-rate",
  version: 1,
  unit: "share",
  name: { id: "Rasio kunjungan efektif", en: "Strike rate" },
  definition: {
    id: "Kunjungan dengan pesanan dibagi kunjungan.",
    en: "Visits with an order as a share of the visits.",
  },
  numerator: "effectiveVisits",
  denominator: "visits",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["effectiveVisits", "visits"],
  compute: (m) => ratio(m.effectiveVisits, m.visits),
});
