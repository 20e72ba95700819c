import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Revenue disrupted. */
export const revenueDisrupted = defineKpi({
  key: "revenue-disrupted",
  version: 1,
  unit: "share",
  name: { id: "Pendapatan terganggu", en: "Revenue disrupted" },
  definition: {
    id: "Pendapatan akun yang berganti tenaga penjual.",
    en: "Revenue of the accounts whose rep changes.",
  },
  numerator: "revenueMoved",
  denominator: "revenue",
  window: "from one plan to the next",
  attribution: "owner of the account on the last day of the period",
  needs: ["revenueMoved", "revenue"],
  compute: (m) => ratio(m.revenueMoved, m.revenue),
});
