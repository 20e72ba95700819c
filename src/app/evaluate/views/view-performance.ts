import type { PerformanceModel } from "../../../core/evaluate/territories/performance-model.ts";
import type { EvaluationView, Plot } from "../../../core/evaluate/view/evaluation-view.ts";
import { viewColumn } from "./view-column.ts";

const FLAGGED = { key: "flagged", id: "perlu dilihat", en: "worth a look" };
const WITHIN = { key: "within", id: "sesuai harapan", en: "as expected" };

/** Performance adjusted for circumstances, with the range of a territory that performs as expected. */
export function viewPerformance({ territories, model }: PerformanceModel): EvaluationView {
  return {
    title: { id: "Kinerja disesuaikan dengan keadaan", en: "Performance adjusted for circumstances" },
    notes: [
      {
        text: {
          id: "Keadaan ({predictors}) menjelaskan {share} dari sebaran penjualan; indeks 100 = sesuai harapan.",
          en: "Circumstances ({predictors}) explain {share} of the spread of sales; an index of 100 is as expected.",
        },
        values: {
          predictors: {
            value: model.coefficients.map(({ predictor }) => predictor).join(", "),
            unit: "text",
          },
          share: { value: model.rSquared, unit: "share" },
        },
      },
    ],
    tables: [
      {
        title: { id: "Wilayah", en: "Territories" },
        columns: [
          viewColumn("territory", "wilayah", "territory"),
          viewColumn("actual", "penjualan", "sales", "money"),
          viewColumn("expected", "diharapkan", "expected", "money"),
          viewColumn("index", "indeks", "index", "number"),
          viewColumn("low", "95 % bawah", "95 % low", "number"),
          viewColumn("high", "95 % atas", "95 % high", "number"),
          viewColumn("studentised", "residual t", "residual t", "number"),
          viewColumn("standing", "penilaian", "standing"),
        ],
        rows: territories.map((row) => [
          row.territory,
          row.actual,
          row.expected,
          row.index,
          row.range?.low ?? null,
          row.range?.high ?? null,
          row.studentised,
          row.isFlagged ? FLAGGED : WITHIN,
        ]),
      },
      {
        title: { id: "Model", en: "Model" },
        columns: [
          viewColumn("predictor", "keadaan", "circumstance"),
          viewColumn("coefficient", "koefisien", "coefficient", "number"),
        ],
        rows: [
          ["(Intercept)", model.intercept],
          ...model.coefficients.map(({ predictor, coefficient }) => [predictor, coefficient]),
        ],
      },
    ],
    plots: [indexPlot(territories)],
  };
}

function indexPlot(territories: PerformanceModel["territories"]): Plot {
  return {
    title: { id: "Indeks kinerja", en: "Performance index" },
    reading: {
      id: "Titik di dalam rentangnya sesuai harapan; hanya yang ditandai layak dicari sebabnya.",
      en: "A dot within its span is as expected; only those marked call for a cause.",
    },
    xLabel: { id: "wilayah", en: "territory" },
    yLabel: { id: "indeks, 100 = sesuai harapan", en: "index, 100 = as expected" },
    yUnit: "number",
    x: territories.map(({ territory }) => territory),
    layers: [
      {
        kind: "spans",
        label: { id: "rentang 95 % bila sesuai harapan", en: "95 % range if as expected" },
        low: territories.map(({ range }) => range?.low ?? null),
        high: territories.map(({ range }) => range?.high ?? null),
      },
      {
        kind: "points",
        label: { id: "indeks", en: "index" },
        y: territories.map(({ index }) => index),
        flagged: territories.flatMap(({ isFlagged }, index) => (isFlagged ? [index] : [])),
      },
    ],
    table: 0,
  };
}
