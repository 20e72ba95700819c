import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Category development index. */
export const categoryDevelopment = defineKpi({
  key: "category-development",
  version: 1,
  unit: "index",
  name: { id: "Indeks pengembangan kategori", en: "Category development index" },
  definition: {
    id: "Porsi kategori dibagi porsi penduduk, × 100.",
    en: "Share of the category against share of population, × 100.",
  },
  numerator: "100 × categoryShareOfTotal",
  denominator: "populationShare",
  window: "the period",
  attribution: "place of the sale",
  needs: ["categoryShareOfTotal", "populationShare"],
  compute: (m) => ratio(100 * m.categoryShareOfTotal, m.populationShare),
});
