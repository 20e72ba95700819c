import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Lead to opportunity. */
export const leadToOpportunity = defineKpi({
  key: "lead-to-opportunity",
  version: 1,
  unit: "share",
  name: { id: "Prospek menjadi peluang", en: "Lead to opportunity" },
  definition: {
    id: "Prospek kohort yang menjadi peluang sampai batas waktu.",
    en: "Leads of the cohort that became an opportunity by the cut-off.",
  },
  numerator: "leadsConverted",
  denominator: "leads",
  window: "the cohort, to the cut-off",
  attribution: "effective-dated owner on the event date",
  needs: ["leadsConverted", "leads"],
  compute: (m) => ratio(m.leadsConverted, m.leads),
});
