import type { CauseKey } from "../../../core/evaluate/causes/explain-revenue.ts";
import type { EvaluationView, Note, Word } from "../../../core/evaluate/view/evaluation-view.ts";
import { BLANK } from "../../../core/evaluate/view/format-view.ts";
import type { CausesReport } from "../evaluate-causes.ts";
import { viewColumn } from "./view-column.ts";

const CAUSES: Readonly<Record<CauseKey, Word>> = {
  leads: { key: "leads", id: "jumlah prospek", en: "leads" },
  "lead-to-opportunity": {
    key: "lead-to-opportunity",
    id: "prospek menjadi peluang",
    en: "lead to opportunity",
  },
  "win-rate": { key: "win-rate", id: "tingkat kemenangan", en: "win rate" },
  "deal-value": { key: "deal-value", id: "nilai per kesepakatan", en: "deal value" },
};
const BEYOND: Word = { key: "beyond-chance", id: "bukan kebetulan", en: "beyond chance" };
const CHANCE: Word = { key: "within-chance", id: "bisa kebetulan", en: "chance explains it" };

type Cause = CausesReport["territories"][number]["causes"][number];

const size = ({ effect }: { readonly effect: number }): number => Math.abs(effect);

const isAboveOne = ({ key, before, after }: Cause): boolean =>
  (key === "lead-to-opportunity" || key === "win-rate") && Math.max(before ?? 0, after ?? 0) > 1;

const ABOVE_ONE: Note = {
  text: {
    id: "Tingkat di atas 1: yang menjadi peluang atau menang lebih banyak daripada yang masuk dalam periode itu, karena sebagian masuk sebelumnya; tingkat seperti itu tidak diuji.",
    en: "A rate above 1: more became opportunities or were won than came in during the period, as some came in before; such a rate is not tested.",
  },
};

/** More bars are not told apart. */
const MOST_BARS = 20;

/** Why revenue changed, by territory and factor. */
export function viewCauses({ territories }: Omit<CausesReport, "warnings">): EvaluationView {
  const rows = territories.flatMap(({ territory, change, causes }) =>
    causes.map((cause) => ({ territory, change, cause })),
  );
  const drawn = [...rows].sort((a, b) => size(b.cause) - size(a.cause)).slice(0, MOST_BARS);
  return {
    title: { id: "Sebab perubahan pendapatan", en: "Why revenue changed" },
    notes: [
      {
        text: {
          id: "Bagian setiap faktor berjumlah tepat sama dengan perubahannya (LMDI). Sebuah tingkat baru disebut sebab bila bukan kebetulan.",
          en: "The parts of the factors sum exactly to the change (LMDI). A rate is a cause only where it is beyond chance.",
        },
      },
      ...(rows.some(({ cause }) => isAboveOne(cause)) ? [ABOVE_ONE] : []),
    ],
    tables: [
      {
        title: { id: "Sebab", en: "Causes" },
        columns: [
          viewColumn("territory", "wilayah", "territory"),
          viewColumn("change", "perubahan", "change", "money"),
          viewColumn("factor", "faktor", "factor"),
          viewColumn("before", "sebelum", "before", "number"),
          viewColumn("after", "sesudah", "after", "number"),
          viewColumn("effect", "akibat", "effect", "money"),
          viewColumn("test", "uji", "test"),
        ],
        rows: rows.map(({ territory, change, cause }) => [
          territory,
          change,
          CAUSES[cause.key],
          cause.before,
          cause.after,
          cause.effect,
          cause.rate === null ? null : cause.rate.isBeyondChance ? BEYOND : CHANCE,
        ]),
      },
    ],
    plots: [
      {
        title:
          drawn.length < rows.length
            ? { id: `${MOST_BARS} akibat terbesar`, en: `The ${MOST_BARS} largest effects` }
            : { id: "Akibat setiap faktor", en: "Effect of each factor" },
        reading: {
          id: "Batang di bawah nol mengurangi pendapatan; yang ditandai adalah tingkat yang berubah bukan karena kebetulan.",
          en: "A bar below zero cost revenue; those marked are rates that changed beyond chance.",
        },
        xLabel: { id: "wilayah: faktor", en: "territory: factor" },
        yLabel: { id: "uang", en: "money" },
        yUnit: "money",
        x: drawn.map(({ territory, cause }) => {
          const { id, en } = CAUSES[cause.key];
          return { id: `${territory || BLANK.id}: ${id}`, en: `${territory || BLANK.en}: ${en}` };
        }),
        layers: [
          {
            kind: "bars",
            label: { id: "akibat", en: "effect" },
            y: drawn.map(({ cause }) => cause.effect),
            flagged: drawn.flatMap(({ cause }, index) => (cause.rate?.isBeyondChance ? [index] : [])),
          },
        ],
        table: 0,
      },
    ],
  };
}
