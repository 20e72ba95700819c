import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Market share. */
export const marketShare = defineKpi({
  key: "market-share",
  version: 1,
  unit: "share",
  name: { id: "Pangsa pasar", en: "Market share" },
  definition: {
    id: "Penjualan sendiri dibagi penjualan pasar.",
    en: "Own sales as a share of the sales of the market.",
  },
  numerator: "revenue",
  denominator: "marketRevenue",
  window: "the period",
  attribution: "place of the sale",
  needs: ["revenue", "marketRevenue"],
  compute: (m) => ratio(m.revenue, m.marketRevenue),
});
