import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Pipeline value. */
export const pipelineValue = defineKpi({
  key: "pipeline-value",
  version: 1,
  unit: "money",
  name: { id: "Nilai pipeline", en: "Pipeline value" },
  definition: {
    id: "Nilai peluang yang terbuka.",
    en: "Value of the open opportunities.",
  },
  numerator: "openValue",
  denominator: null,
  window: "end of the period",
  attribution: "effective-dated owner on the event date",
  needs: ["openValue"],
  compute: (m) => amount(m.openValue),
});
