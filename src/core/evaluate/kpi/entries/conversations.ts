import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Conversations. */
export const conversationsKpi = defineKpi({
  key: "conversations",
  version: 1,
  unit: "count",
  name: { id: "Percakapan", en: "Conversations" },
  definition: {
    id: "Percakapan yang terjadi.",
    en: "Conversations held.",
  },
  numerator: "conversations",
  denominator: null,
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["conversations"],
  compute: (m) => amount(m.conversations),
});
