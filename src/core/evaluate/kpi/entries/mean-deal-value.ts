import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Mean deal value. */
export const meanDealValue = defineKpi({
  key: "mean-deal-value",
  version: 1,
  unit: "money",
  name: { id: "Rata-rata nilai kesepakatan", en: "Mean deal value" },
  definition: {
    id: "Nilai menang per peluang yang menang.",
    en: "Value won per opportunity won.",
  },
  numerator: "wonValue",
  denominator: "won",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["wonValue", "won"],
  compute: (m) => ratio(m.wonValue, m.won),
});
