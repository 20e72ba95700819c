import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Potential. */
export const potentialKpi = defineKpi({
  key: "potential",
  version: 1,
  unit: "money",
  name: { id: "Potensi", en: "Potential" },
  definition: {
    id: "Nilai yang dapat dibeli akun dalam periode.",
    en: "What the accounts could buy in the period.",
  },
  numerator: "potential",
  denominator: null,
  window: "the period",
  attribution: "owner of the account on the last day of the period",
  needs: ["potential"],
  compute: (m) => amount(m.potential),
});
