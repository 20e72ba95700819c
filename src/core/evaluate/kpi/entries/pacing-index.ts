import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Pacing index. */
export const pacingIndex = defineKpi({
  key: "pacing-index",
  version: 1,
  unit: "index",
  name: { id: "Indeks laju pencapaian", en: "Pacing index" },
  definition: {
    id: "Pendapatan dibagi harapan profil musiman sampai kini; 1 = sesuai laju.",
    en: "Credited revenue against what the own seasonal profile expects to date; 1 = on pace.",
  },
  numerator: "creditedRevenue",
  denominator: "expectedToDate",
  window: "period to date",
  attribution: "effective-dated owner on the event date",
  needs: ["creditedRevenue", "expectedToDate"],
  compute: (m) => ratio(m.creditedRevenue, m.expectedToDate),
});
