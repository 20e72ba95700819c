import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Leads. */
export const leadsKpi = defineKpi({
  key: "leads",
  version: 1,
  unit: "count",
  name: { id: "Prospek", en: "Leads" },
  definition: {
    id: "Prospek yang dibuat dalam periode.",
    en: "Leads created in the period.",
  },
  numerator: "leads",
  denominator: null,
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["leads"],
  compute: (m) => amount(m.leads),
});
