import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Market penetration. */
export const marketPenetration = defineKpi({
  key: "market-penetration",
  version: 1,
  unit: "share",
  name: { id: "Penetrasi pasar", en: "Market penetration" },
  definition: {
    id: "Pembeli dibagi calon pembeli.",
    en: "Buyers as a share of those who could buy.",
  },
  numerator: "buyers",
  denominator: "potentialBuyers",
  window: "the period",
  attribution: "place of the buyer",
  needs: ["buyers", "potentialBuyers"],
  compute: (m) => ratio(m.buyers, m.potentialBuyers),
});
