import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Workload disrupted. */
export const workloadDisrupted = defineKpi({
  key: "workload-disrupted",
  version: 1,
  unit: "share",
  name: { id: "Beban kerja terganggu", en: "Workload disrupted" },
  definition: {
    id: "Jam kerja akun yang berganti tenaga penjual.",
    en: "Hours of the accounts whose rep changes.",
  },
  numerator: "workloadHoursMoved",
  denominator: "workloadHours",
  window: "from one plan to the next",
  attribution: "owner of the account on the last day of the period",
  needs: ["workloadHoursMoved", "workloadHours"],
  compute: (m) => ratio(m.workloadHoursMoved, m.workloadHours),
});
