import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Quota attainment. */
export const quotaAttainment = defineKpi({
  key: "quota-attainment",
  version: 1,
  unit: "share",
  name: { id: "Pencapaian kuota", en: "Quota attainment" },
  definition: {
    id: "Pendapatan yang dikreditkan dibagi kuota prorata.",
    en: "Credited revenue as a share of the prorated quota.",
  },
  numerator: "creditedRevenue",
  denominator: "quota",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["creditedRevenue", "quota"],
  compute: (m) => ratio(m.creditedRevenue, m.quota),
});
