import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Revenue of new accounts. */
export const newAccountShare = defineKpi({
  key: "new-account-share",
  version: 1,
  unit: "share",
  name: { id: "Pendapatan akun baru", en: "Revenue of new accounts" },
  definition: {
    id: "Pendapatan akun tanpa pesanan dalam 12 bulan sebelumnya.",
    en: "Revenue of accounts without an order in the 12 months before.",
  },
  numerator: "newAccountRevenue",
  denominator: "revenue",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["newAccountRevenue", "revenue"],
  compute: (m) => ratio(m.newAccountRevenue, m.revenue),
});
