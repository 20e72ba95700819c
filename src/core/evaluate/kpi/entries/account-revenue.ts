import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Revenue. */
export const accountRevenue = defineKpi({
  key: "account-revenue",
  version: 1,
  unit: "money",
  name: { id: "Pendapatan", en: "Revenue" },
  definition: {
    id: "Pendapatan akun sebelum diskon.",
    en: "Revenue of the accounts, gross of discounts.",
  },
  numerator: "revenue",
  denominator: null,
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["revenue"],
  compute: (m) => amount(m.revenue),
});
