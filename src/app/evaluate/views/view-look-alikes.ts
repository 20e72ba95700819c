import type { EvaluationView } from "../../../core/evaluate/view/evaluation-view.ts";
import type { LookAlikeReport } from "../evaluate-look-alikes.ts";
import { viewColumn } from "./view-column.ts";

/** Prospects by likeness to the best customers, with the nearest and why. */
export function viewLookAlikes({
  prospects,
  model,
  customers,
}: Omit<LookAlikeReport, "warnings">): EvaluationView {
  const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
  return {
    title: { id: "Akun serupa", en: "Look-alikes" },
    notes: [
      {
        text:
          model === null
            ? {
                id: "{best} pelanggan terbaik terlalu sedikit untuk model; urutan menurut kemiripan (Gower).",
                en: "{best} best customers are too few for a model; sorted by similarity (Gower).",
              }
            : {
                id: "Model logistik dari {best} pelanggan terbaik dan {others} lainnya; AUC {auc} pada data yang sama, jadi terlalu manis.",
                en: "Logistic model of {best} best customers and {others} others; AUC {auc} on the same data, which flatters it.",
              },
        values: {
          best: { value: customers.best, unit: "count" },
          others: { value: customers.others, unit: "count" },
          auc: { value: model?.areaUnderCurve ?? null, unit: "number" },
        },
      },
    ],
    tables: [
      {
        title: { id: "Prospek", en: "Prospects" },
        columns: [
          viewColumn("prospect", "prospek", "prospect"),
          viewColumn("probability", "peluang", "probability", "share"),
          viewColumn("similarity", "kemiripan", "similarity", "share"),
          viewColumn("nearest", "paling mirip", "nearest"),
          viewColumn("because", "karena", "because"),
        ],
        rows: prospects.map(({ prospect, probability, score, nearest: [nearest] }) => [
          prospect,
          probability,
          score,
          nearest?.account ?? null,
          nearest?.because.map(({ feature, share }) => `${feature} ${percent.format(share)}`).join(", ") ||
            null,
        ]),
      },
      ...(model === null
        ? []
        : [
            {
              title: { id: "Model", en: "Model" },
              columns: [
                viewColumn("variable", "ciri", "feature"),
                viewColumn("coefficient", "koefisien", "coefficient", "number"),
              ],
              rows: model.variables.map(({ name, coefficient }) => [name, coefficient]),
            },
            {
              title: { id: "Kalibrasi per sepersepuluh", en: "Calibration by tenth" },
              columns: [
                viewColumn("customers", "pelanggan", "customers", "count"),
                viewColumn("foretold", "diramalkan", "foretold", "share"),
                viewColumn("observed", "kenyataan", "observed", "share"),
              ],
              rows: model.calibration.map(({ customers: count, foretold, observed }) => [
                count,
                foretold,
                observed,
              ]),
            },
          ]),
    ],
    plots: [],
  };
}
