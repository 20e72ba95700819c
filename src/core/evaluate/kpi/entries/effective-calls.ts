import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Effective calls. */
export const effectiveCalls = defineKpi({
  key: "effective-calls",
  version: 1,
  unit: "count",
  name: { id: "Kunjungan efektif (EC)", en: "Effective calls" },
  definition: {
    id: "Kunjungan yang menghasilkan pesanan.",
    en: "Visits with an order.",
  },
  numerator: "effectiveVisits",
  denominator: null,
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["effectiveVisits"],
  compute: (m) => amount(m.effectiveVisits),
});
