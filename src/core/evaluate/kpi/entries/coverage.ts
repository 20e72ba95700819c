import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Coverage (reach). */
export const coverage = defineKpi({
  key: "coverage",
  version: 1,
  unit: "share",
  name: { id: "Cakupan (jangkauan)", en: "Coverage (reach)" },
  definition: {
    id: "Akun sasaran yang dikunjungi sedikitnya sekali dalam siklus.",
    en: "Target accounts visited at least once in the cycle.",
  },
  numerator: "targetAccountsVisited",
  denominator: "targetAccounts",
  window: "the call cycle",
  attribution: "effective-dated owner on the event date",
  needs: ["targetAccountsVisited", "targetAccounts"],
  compute: (m) => ratio(m.targetAccountsVisited, m.targetAccounts),
});
