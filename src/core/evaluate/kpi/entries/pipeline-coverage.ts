import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Pipeline coverage. */
export const pipelineCoverage = defineKpi({
  key: "pipeline-coverage",
  version: 1,
  unit: "ratio",
  name: { id: "Rasio cakupan pipeline", en: "Pipeline coverage" },
  definition: {
    id: "Pipeline terbuka yang jatuh tempo dibagi sisa kuota; tanpa nilai bila kuota terpenuhi.",
    en: "Open pipeline due in the period against the quota still to close; no value once the quota is met.",
  },
  numerator: "openValueDue",
  denominator: "quota − closedWonValue",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["openValueDue", "quota", "closedWonValue"],
  compute: (m) => ratio(m.openValueDue, m.quota - m.closedWonValue),
});
