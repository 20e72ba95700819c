import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Growth YoY, as reported. */
export const growthReported = defineKpi({
  key: "growth-reported",
  version: 1,
  unit: "share",
  name: { id: "Pertumbuhan tahunan, sesuai laporan", en: "Growth YoY, as reported" },
  definition: {
    id: "Perubahan terhadap periode sama tahun lalu, sesuai kredit saat itu.",
    en: "Change against the same period a year before, as it was credited then.",
  },
  numerator: "revenue − revenueYearAgo",
  denominator: "revenueYearAgo",
  window: "the period and the same a year before",
  attribution: "owner on each event date",
  needs: ["revenue", "revenueYearAgo"],
  compute: (m) => ratio(m.revenue - m.revenueYearAgo, m.revenueYearAgo),
});
