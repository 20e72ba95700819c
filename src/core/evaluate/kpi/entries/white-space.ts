import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** White space. */
export const whiteSpace = defineKpi({
  key: "white-space",
  version: 1,
  unit: "money",
  name: { id: "Peluang belum tergarap", en: "White space" },
  definition: {
    id: "Potensi yang belum dibeli, paling sedikit 0 (jumlahkan per akun).",
    en: "Potential not yet bought, at least 0 (add up over accounts, not over totals).",
  },
  numerator: "max(0, potential − revenue)",
  denominator: null,
  window: "the period",
  attribution: "owner of the account on the last day of the period",
  needs: ["potential", "revenue"],
  compute: (m) => amount(Math.max(0, m.potential - m.revenue)),
});
