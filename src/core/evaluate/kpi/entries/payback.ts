import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Payback. */
export const payback = defineKpi({
  key: "payback",
  version: 1,
  unit: "months",
  name: { id: "Masa balik modal", en: "Payback" },
  definition: {
    id: "Biaya akuisisi dibagi margin bulanan pelanggan baru.",
    en: "Acquisition cost against the monthly margin of the customers won.",
  },
  numerator: "acquisitionCost",
  denominator: "monthlyMarginOfNew",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["acquisitionCost", "monthlyMarginOfNew"],
  compute: (m) => ratio(m.acquisitionCost, m.monthlyMarginOfNew),
});
