import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Frequency. */
export const frequency = defineKpi({
  key: "frequency",
  version: 1,
  unit: "visits per account",
  name: { id: "Frekuensi kunjungan", en: "Frequency" },
  definition: {
    id: "Kunjungan per akun sasaran yang terjangkau.",
    en: "Visits per target account that was reached.",
  },
  numerator: "visitsToTargets",
  denominator: "targetAccountsVisited",
  window: "the call cycle",
  attribution: "effective-dated owner on the event date",
  needs: ["visitsToTargets", "targetAccountsVisited"],
  compute: (m) => ratio(m.visitsToTargets, m.targetAccountsVisited),
});
