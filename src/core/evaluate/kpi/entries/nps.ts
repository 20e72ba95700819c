import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Net promoter score. */
export const nps = defineKpi({
  key: "nps",
  version: 1,
  unit: "points",
  name: { id: "Net promoter score", en: "Net promoter score" },
  definition: {
    id: "Porsi promotor dikurangi porsi detraktor, × 100.",
    en: "Share of promoters less share of detractors, × 100.",
  },
  numerator: "100 × (promoters − detractors)",
  denominator: "answers",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["promoters", "detractors", "answers"],
  compute: (m) => ratio(100 * (m.promoters - m.detractors), m.answers),
});
