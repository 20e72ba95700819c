import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Cohort decided. */
export const leadMaturity = defineKpi({
  key: "lead-maturity",
  version: 1,
  unit: "share",
  name: { id: "Kohort terselesaikan", en: "Cohort decided" },
  definition: {
    id: "Prospek kohort yang sudah diputuskan; kohort muda tampak buruk.",
    en: "Leads of the cohort that are decided; young cohorts look bad.",
  },
  numerator: "leads − leadsOpen",
  denominator: "leads",
  window: "the cohort, to the cut-off",
  attribution: "effective-dated owner on the event date",
  needs: ["leads", "leadsOpen"],
  compute: (m) => ratio(m.leads - m.leadsOpen, m.leads),
});
