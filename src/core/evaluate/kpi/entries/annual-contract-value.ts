import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Annual contract value. */
export const annualContractValue = defineKpi({
  key: "annual-contract-value",
  version: 1,
  unit: "money",
  name: { id: "Nilai kontrak tahunan", en: "Annual contract value" },
  definition: {
    id: "Nilai setahun dari kontrak yang ditandatangani.",
    en: "Yearly value of the contracts signed.",
  },
  numerator: "annualContractValue",
  denominator: null,
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["annualContractValue"],
  compute: (m) => amount(m.annualContractValue),
});
