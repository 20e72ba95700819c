import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Mean sales cycle. */
export const meanCycle = defineKpi({
  key: "mean-cycle",
  version: 1,
  unit: "days",
  name: { id: "Rata-rata siklus penjualan", en: "Mean sales cycle" },
  definition: {
    id: "Hari dari pembuatan sampai menang, rata-rata peluang yang menang; terlalu pendek selama ada yang terbuka.",
    en: "Days from creation to won, mean of the opportunities won; short while deals are open.",
  },
  numerator: "wonCycleDays",
  denominator: "won",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["wonCycleDays", "won"],
  compute: (m) => ratio(m.wonCycleDays, m.won),
});
