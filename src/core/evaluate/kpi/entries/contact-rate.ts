import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Contact rate. */
export const contactRate = defineKpi({
  key: "contact-rate",
  version: 1,
  unit: "share",
  name: { id: "Tingkat kontak", en: "Contact rate" },
  definition: {
    id: "Upaya yang menjadi percakapan.",
    en: "Attempts that became a conversation.",
  },
  numerator: "conversations",
  denominator: "contactAttempts",
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["conversations", "contactAttempts"],
  compute: (m) => ratio(m.conversations, m.contactAttempts),
});
