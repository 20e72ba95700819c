import { defineKpi } from "../define-kpi.ts";
import { over } from "../over.ts";
import { ratio } from "../ratio.ts";

/** Sales velocity. */
export const salesVelocity = defineKpi({
  key: "sales-velocity",
  version: 1,
  unit: "money per day",
  name: { id: "Kecepatan penjualan", en: "Sales velocity" },
  definition: {
    id: "Peluang terbuka × rata-rata nilai × tingkat kemenangan ÷ rata-rata siklus.",
    en: "Open opportunities × mean deal value × win rate ÷ mean cycle.",
  },
  numerator: "openOpportunities × wonValue ÷ (won + lost)",
  denominator: "wonCycleDays ÷ won",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["openOpportunities", "wonValue", "won", "lost", "wonCycleDays"],
  compute: (m) => ratio(m.openOpportunities * over(m.wonValue, m.won + m.lost), over(m.wonCycleDays, m.won)),
});
