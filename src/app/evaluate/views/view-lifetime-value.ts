import type { EvaluationView } from "../../../core/evaluate/view/evaluation-view.ts";
import type { LifetimeValueReport } from "../evaluate-lifetime-value.ts";
import { viewColumn } from "./view-column.ts";

const UNITS = { month: { id: "bulan", en: "month" }, year: { id: "tahun", en: "year" } } as const;
const FIRST = {
  "after-one-unit": { id: "pada akhir", en: "at the end of" },
  "at-once": { id: "pada awal", en: "at the start of" },
} as const;

/** What a customer of each segment is worth, with what is not sure of it. */
export function viewLifetimeValue({
  unit,
  discount,
  firstMargin,
  segments,
}: LifetimeValueReport): EvaluationView {
  const { id, en } = UNITS[unit];
  const first = FIRST[firstMargin];
  return {
    title: { id: "Nilai seumur hidup pelanggan", en: "Customer lifetime value" },
    notes: [
      {
        text: {
          id: `Margin dan retensi per ${id}, diskonto {discount} per ${id}, margin pertama ${first.id} ${id} pertama; dikurangi biaya akuisisi.`,
          en: `Margin and retention per ${en}, discount {discount} per ${en}, first margin ${first.en} the first ${en}; less the acquisition cost.`,
        },
        values: { discount: { value: discount, unit: "share" } },
      },
      {
        text: {
          id: "Retensi dianggap tetap selamanya. Rentang 95 % hanya memuat ketidakpastian retensi (Wilson), bila jumlah pelanggannya diketahui; segmen dengan rentang bertumpang tindih tidak terbedakan.",
          en: "Retention is taken to stay as it is for good. The 95 % range has the uncertainty of the retention only (Wilson), where its customers are counted; segments whose ranges overlap are not told apart.",
        },
      },
    ],
    tables: [
      {
        title: { id: "Segmen", en: "Segments" },
        columns: [
          viewColumn("segment", "segmen", "segment"),
          viewColumn("margin", `margin per ${id}`, `margin a ${en}`, "money"),
          viewColumn("customers", "pelanggan", "customers", "count"),
          viewColumn("kept", "bertahan", "kept", "count"),
          viewColumn("retention", "retensi", "retention", "share"),
          viewColumn("value", "nilai", "value", "money"),
          viewColumn("value_low", "95 % bawah", "95 % low", "money"),
          viewColumn("value_high", "95 % atas", "95 % high", "money"),
          viewColumn("acquisition_cost", "biaya akuisisi", "acquisition cost", "money"),
          viewColumn("payback_months", "balik modal (bulan)", "payback (months)", "number"),
        ],
        rows: segments.map((row) => [
          row.segment,
          row.margin,
          row.counted?.customers ?? null,
          row.counted?.kept ?? null,
          row.retention,
          row.value,
          row.interval?.low ?? null,
          row.interval?.high ?? null,
          row.acquisitionCost,
          row.paybackMonths,
        ]),
      },
    ],
    plots: [],
  };
}
