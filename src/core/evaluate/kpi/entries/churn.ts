import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Churn. */
export const churn = defineKpi({
  key: "churn",
  version: 1,
  unit: "share",
  name: { id: "Kehilangan pelanggan", en: "Churn" },
  definition: {
    id: "Pelanggan awal yang tidak membeli dalam periode.",
    en: "Customers at the start who did not buy in the period.",
  },
  numerator: "customers − customersKept",
  denominator: "customers",
  window: "the period",
  attribution: "owner of the account on the last day of the period",
  needs: ["customers", "customersKept"],
  compute: (m) => ratio(m.customers - m.customersKept, m.customers),
});
