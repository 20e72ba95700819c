import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Service index. */
export const serviceIndex = defineKpi({
  key: "service-index",
  version: 1,
  unit: "index",
  name: { id: "Indeks layanan", en: "Service index" },
  definition: {
    id: "Porsi upaya dibagi porsi potensi; di bawah .85 kurang terlayani, di atas 1.15 berlebih.",
    en: "Share of the effort against share of the potential; below .85 under-served, above 1.15 over-served.",
  },
  numerator: "effortShare",
  denominator: "potentialShare",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["effortShare", "potentialShare"],
  compute: (m) => ratio(m.effortShare, m.potentialShare),
});
