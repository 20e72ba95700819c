import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Linearity. */
export const linearity = defineKpi({
  key: "linearity",
  version: 1,
  unit: "share",
  name: { id: "Pemerataan penjualan", en: "Linearity" },
  definition: {
    id: "Bulan terakhir dibagi seluruh kuartal.",
    en: "Last month of the quarter as a share of the quarter.",
  },
  numerator: "lastMonthRevenue",
  denominator: "quarterRevenue",
  window: "the quarter",
  attribution: "effective-dated owner on the event date",
  needs: ["lastMonthRevenue", "quarterRevenue"],
  compute: (m) => ratio(m.lastMonthRevenue, m.quarterRevenue),
});
