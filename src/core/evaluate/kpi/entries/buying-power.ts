import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Buying power index. */
export const buyingPower = defineKpi({
  key: "buying-power",
  version: 1,
  unit: "share",
  name: { id: "Indeks daya beli", en: "Buying power index" },
  definition: {
    id: ".5 × porsi pendapatan + .3 × porsi eceran + .2 × porsi penduduk.",
    en: ".5 × income share + .3 × retail share + .2 × population share.",
  },
  numerator: ".5 incomeShare + .3 retailShare + .2 populationShare",
  denominator: null,
  window: "the period",
  attribution: "place",
  needs: ["incomeShare", "retailShare", "populationShare"],
  compute: (m) => amount(0.5 * m.incomeShare + 0.3 * m.retailShare + 0.2 * m.populationShare),
});
