import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Relationship-years disrupted. */
export const relationshipsDisrupted = defineKpi({
  key: "relationships-disrupted",
  version: 1,
  unit: "share",
  name: { id: "Tahun hubungan terganggu", en: "Relationship-years disrupted" },
  definition: {
    id: "Tahun hubungan yang berakhir.",
    en: "Years of the relationships that end.",
  },
  numerator: "relationshipYearsMoved",
  denominator: "relationshipYears",
  window: "from one plan to the next",
  attribution: "owner of the account on the last day of the period",
  needs: ["relationshipYearsMoved", "relationshipYears"],
  compute: (m) => ratio(m.relationshipYearsMoved, m.relationshipYears),
});
