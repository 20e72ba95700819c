import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Brand development index. */
export const brandDevelopment = defineKpi({
  key: "brand-development",
  version: 1,
  unit: "index",
  name: { id: "Indeks pengembangan merek", en: "Brand development index" },
  definition: {
    id: "Porsi penjualan sendiri dibagi porsi penduduk, × 100.",
    en: "Share of own sales against share of population, × 100.",
  },
  numerator: "100 × brandShareOfTotal",
  denominator: "populationShare",
  window: "the period",
  attribution: "place of the sale",
  needs: ["brandShareOfTotal", "populationShare"],
  compute: (m) => ratio(100 * m.brandShareOfTotal, m.populationShare),
});
