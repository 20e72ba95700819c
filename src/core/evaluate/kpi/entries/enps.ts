import { defineKpi } from "../define-kpi.ts";
import { noValue } from "../no-value.ts";
import { ratio } from "../ratio.ts";

/** Below this, an answer could be traced to a person. */
const FEWEST_ANSWERS = 5;

/** Employee net promoter score. */
export const enps = defineKpi({
  key: "enps",
  version: 1,
  unit: "points",
  name: { id: "Net promoter score karyawan", en: "Employee net promoter score" },
  definition: {
    id: "Sama, ditanyakan kepada karyawan; tanpa nilai bila kurang dari 5 jawaban.",
    en: "The same, asked of staff; no value below 5 answers.",
  },
  numerator: "100 × (staffPromoters − staffDetractors)",
  denominator: "staffAnswers",
  window: "the period",
  attribution: "team of the person who answers",
  needs: ["staffPromoters", "staffDetractors", "staffAnswers"],
  compute: (m) =>
    m.staffAnswers < FEWEST_ANSWERS
      ? noValue(100 * (m.staffPromoters - m.staffDetractors), m.staffAnswers)
      : ratio(100 * (m.staffPromoters - m.staffDetractors), m.staffAnswers),
});
