import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Pipeline coverage needed. */
export const pipelineCoverageNeeded = defineKpi({
  key: "pipeline-coverage-needed",
  version: 1,
  unit: "ratio",
  name: { id: "Rasio cakupan yang diperlukan", en: "Pipeline coverage needed" },
  definition: {
    id: "1 ÷ tingkat kemenangan nilai: cakupan yang diminta riwayat sendiri.",
    en: "1 ÷ win rate by value: what coverage the own history asks for.",
  },
  numerator: "wonValue + lostValue",
  denominator: "wonValue",
  window: "12 months before",
  attribution: "effective-dated owner on the event date",
  needs: ["wonValue", "lostValue"],
  compute: (m) => ratio(m.wonValue + m.lostValue, m.wonValue),
});
