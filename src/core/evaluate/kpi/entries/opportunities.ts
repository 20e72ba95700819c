import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Opportunities. */
export const opportunitiesKpi = defineKpi({
  key: "opportunities",
  version: 1,
  unit: "count",
  name: { id: "Peluang", en: "Opportunities" },
  definition: {
    id: "Peluang yang dibuat dalam periode.",
    en: "Opportunities created in the period.",
  },
  numerator: "opportunitiesCreated",
  denominator: null,
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["opportunitiesCreated"],
  compute: (m) => amount(m.opportunitiesCreated),
});
