import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Win rate (value). */
export const winRateValue = defineKpi({
  key: "win-rate-value",
  version: 1,
  unit: "share",
  name: { id: "Tingkat kemenangan (nilai)", en: "Win rate (value)" },
  definition: {
    id: "Nilai menang dibagi nilai menang dan kalah menurut tanggal tutup.",
    en: "Value won as a share of value won and lost, by close date.",
  },
  numerator: "wonValue",
  denominator: "wonValue + lostValue",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["wonValue", "lostValue"],
  compute: (m) => ratio(m.wonValue, m.wonValue + m.lostValue),
});
