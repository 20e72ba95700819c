import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Opportunity to deal. */
export const opportunityToDeal = defineKpi({
  key: "opportunity-to-deal",
  version: 1,
  unit: "share",
  name: { id: "Peluang menjadi kesepakatan", en: "Opportunity to deal" },
  definition: {
    id: "Peluang kohort yang menang sampai batas waktu; bukan tingkat kemenangan.",
    en: "Opportunities of the cohort won by the cut-off; not the win rate.",
  },
  numerator: "opportunitiesWonOfCohort",
  denominator: "opportunitiesCreated",
  window: "the cohort, to the cut-off",
  attribution: "effective-dated owner on the event date",
  needs: ["opportunitiesWonOfCohort", "opportunitiesCreated"],
  compute: (m) => ratio(m.opportunitiesWonOfCohort, m.opportunitiesCreated),
});
