import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Share of wallet. */
export const shareOfWallet = defineKpi({
  key: "share-of-wallet",
  version: 1,
  unit: "share",
  name: { id: "Pangsa belanja pelanggan", en: "Share of wallet" },
  definition: {
    id: "Pendapatan dibagi potensi.",
    en: "Revenue as a share of potential.",
  },
  numerator: "revenue",
  denominator: "potential",
  window: "the period",
  attribution: "owner of the account on the last day of the period",
  needs: ["revenue", "potential"],
  compute: (m) => ratio(m.revenue, m.potential),
});
