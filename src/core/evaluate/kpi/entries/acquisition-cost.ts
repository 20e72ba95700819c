import { defineKpi } from "../define-kpi.ts";
import { noValue } from "../no-value.ts";
import { ratio } from "../ratio.ts";

/** A mean of fewer says little. */
const FEWEST_NEW = 10;

/** Customer acquisition cost. */
export const acquisitionCost = defineKpi({
  key: "acquisition-cost",
  version: 1,
  unit: "money",
  name: { id: "Biaya akuisisi pelanggan", en: "Customer acquisition cost" },
  definition: {
    id: "Biaya memenangkan pelanggan per akun baru; tanpa nilai bila kurang dari 10.",
    en: "Cost of winning customers per new account; no value below 10 of them.",
  },
  numerator: "acquisitionCost",
  denominator: "newAccounts",
  window: "the period, cost lagged by the median cycle",
  attribution: "effective-dated owner on the event date",
  needs: ["acquisitionCost", "newAccounts"],
  compute: (m) =>
    m.newAccounts < FEWEST_NEW
      ? noValue(m.acquisitionCost, m.newAccounts)
      : ratio(m.acquisitionCost, m.newAccounts),
});
