import type { QuotaProposal } from "../../../core/evaluate/goals/propose-quotas.ts";
import type { BothLanguages, EvaluationView } from "../../../core/evaluate/view/evaluation-view.ts";
import { viewColumn } from "./view-column.ts";

const VERDICTS: Readonly<Record<QuotaProposal["verdict"], BothLanguages>> = {
  fair: {
    id: "Pencapaian tidak terlihat mengikuti potensi (korelasi {pearson}, 95 % {low} … {high}).",
    en: "Attainment is not seen to follow potential (correlation {pearson}, 95 % {low} … {high}).",
  },
  doubtful: {
    id: "Kuota yang lalu meragukan: pencapaian mengikuti potensi (korelasi {pearson}, 95 % {low} … {high}).",
    en: "The last quotas are doubtful: attainment follows potential (correlation {pearson}, 95 % {low} … {high}).",
  },
  "not-enough-data": {
    id: "Data belum cukup untuk menilai keadilan kuota yang lalu: perlu empat pencapaian yang berbeda.",
    en: "Not enough data to judge whether the last quotas were fair: it takes four attainments that differ.",
  },
};

/** Proposed quotas by both formulas, and whether the last ones were fair. */
export function viewQuotas({ quotas, overAssignment, fairness, verdict }: QuotaProposal): EvaluationView {
  return {
    title: { id: "Usulan kuota", en: "Proposed quotas" },
    notes: [
      {
        text: VERDICTS[verdict],
        values: {
          pearson: { value: fairness.pearson, unit: "number" },
          low: { value: fairness.interval?.low ?? null, unit: "number" },
          high: { value: fairness.interval?.high ?? null, unit: "number" },
        },
      },
      {
        text: {
          id: "{inBand} mencapai kuota dalam ±20 %; jumlah kuota adalah {over} dari sasaran perusahaan.",
          en: "{inBand} came within ±20 % of their quota; the quotas sum to {over} of the company's goal.",
        },
        values: {
          inBand: { value: fairness.shareInBand, unit: "share" },
          over: { value: overAssignment, unit: "share" },
        },
      },
    ],
    tables: [
      {
        title: { id: "Kuota", en: "Quotas" },
        columns: [
          viewColumn("name", "nama", "name"),
          viewColumn("prior", "sebelumnya", "prior", "money"),
          viewColumn("potential_share", "bagian potensi", "share of potential", "share"),
          viewColumn("by_growth", "menurut pertumbuhan", "by growth", "money"),
          viewColumn("by_shares", "menurut bagian", "by shares", "money"),
          viewColumn("quota", "usulan", "proposed", "money"),
          viewColumn("change", "perubahan", "change", "share"),
          viewColumn("potential_per_quota", "potensi per kuota", "potential per quota", "number"),
        ],
        rows: quotas.map((row) => [
          row.name,
          row.prior,
          row.potentialShare,
          row.byGrowth,
          row.byShares,
          row.quota,
          row.change,
          row.potentialPerQuota,
        ]),
      },
    ],
    plots: [],
  };
}
