import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Weighted pipeline. */
export const weightedPipeline = defineKpi({
  key: "weighted-pipeline",
  version: 1,
  unit: "money",
  name: { id: "Pipeline tertimbang", en: "Weighted pipeline" },
  definition: {
    id: "Nilai × probabilitas peluang yang terbuka.",
    en: "Value × probability of the open opportunities.",
  },
  numerator: "weightedOpenValue",
  denominator: null,
  window: "end of the period",
  attribution: "effective-dated owner on the event date",
  needs: ["weightedOpenValue"],
  compute: (m) => amount(m.weightedOpenValue),
});
