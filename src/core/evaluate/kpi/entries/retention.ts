import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Retention. */
export const retention = defineKpi({
  key: "retention",
  version: 1,
  unit: "share",
  name: { id: "Retensi", en: "Retention" },
  definition: {
    id: "Pelanggan awal yang membeli dalam periode.",
    en: "Customers at the start who bought in the period.",
  },
  numerator: "customersKept",
  denominator: "customers",
  window: "the period",
  attribution: "owner of the account on the last day of the period",
  needs: ["customersKept", "customers"],
  compute: (m) => ratio(m.customersKept, m.customers),
});
