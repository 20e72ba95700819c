import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Lifetime value to acquisition cost. */
export const lifetimeToAcquisition = defineKpi({
  key: "lifetime-to-acquisition",
  version: 1,
  unit: "ratio",
  name: { id: "Nilai seumur hidup terhadap biaya akuisisi", en: "Lifetime value to acquisition cost" },
  definition: {
    id: "Nilai seumur hidup pelanggan baru dibagi biaya memenangkannya.",
    en: "Lifetime value of the customers won against the cost of winning them.",
  },
  numerator: "lifetimeValueOfNew",
  denominator: "acquisitionCost",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["lifetimeValueOfNew", "acquisitionCost"],
  compute: (m) => ratio(m.lifetimeValueOfNew, m.acquisitionCost),
});
