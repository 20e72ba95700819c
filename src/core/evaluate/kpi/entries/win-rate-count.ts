import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Win rate (count). */
export const winRateCount = defineKpi({
  key: "win-rate-count",
  version: 1,
  unit: "share",
  name: { id: "Tingkat kemenangan (jumlah)", en: "Win rate (count)" },
  definition: {
    id: "Menang dibagi menang dan kalah menurut tanggal tutup; yang terbuka tidak dihitung.",
    en: "Won as a share of won and lost, by close date; open ones left out.",
  },
  numerator: "won",
  denominator: "won + lost",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["won", "lost"],
  compute: (m) => ratio(m.won, m.won + m.lost),
});
