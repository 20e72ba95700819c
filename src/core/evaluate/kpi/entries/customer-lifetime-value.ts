import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Customer lifetime value. */
export const customerLifetimeValue = defineKpi({
  key: "customer-lifetime-value",
  version: 1,
  unit: "money",
  name: { id: "Nilai seumur hidup pelanggan", en: "Customer lifetime value" },
  definition: {
    id: "Nilai seumur hidup per pelanggan.",
    en: "Lifetime value per customer.",
  },
  numerator: "lifetimeValue",
  denominator: "customers",
  window: "end of the period",
  attribution: "owner of the account on the last day of the period",
  needs: ["lifetimeValue", "customers"],
  compute: (m) => ratio(m.lifetimeValue, m.customers),
});
