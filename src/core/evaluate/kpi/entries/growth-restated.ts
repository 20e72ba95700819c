import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Growth YoY, restated. */
export const growthRestated = defineKpi({
  key: "growth-restated",
  version: 1,
  unit: "share",
  name: { id: "Pertumbuhan tahunan, disajikan ulang", en: "Growth YoY, restated" },
  definition: {
    id: "Perubahan terhadap periode sama tahun lalu, keduanya pada wilayah hari ini.",
    en: "Change against the same period a year before, both on the territories of today.",
  },
  numerator: "revenue − revenueYearAgoRestated",
  denominator: "revenueYearAgoRestated",
  window: "the period and the same a year before",
  attribution: "owner of today for both",
  needs: ["revenue", "revenueYearAgoRestated"],
  compute: (m) => ratio(m.revenue - m.revenueYearAgoRestated, m.revenueYearAgoRestated),
});
