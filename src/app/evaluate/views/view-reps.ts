import { RATING_ANCHORS } from "../../../core/evaluate/reps/rating-anchors.ts";
import type {
  ConversionVerdict,
  EvaluatedRep,
  RepEvaluation,
} from "../../../core/evaluate/reps/rep-evaluation.ts";
import type { EvaluationView, Note, Plot } from "../../../core/evaluate/view/evaluation-view.ts";
import { viewColumn } from "./view-column.ts";

/** Reps by what they did, and what observers say of them, in tables of their own. */
export function viewReps(report: RepEvaluation): EvaluationView {
  const { reps } = report;
  return {
    title: { id: "Evaluasi tenaga penjual", en: "Evaluation of reps" },
    notes: [
      ...verdictNote(report.leadToOpportunity, { id: "prospek menjadi peluang", en: "lead to opportunity" }),
      ...verdictNote(report.opportunityToDeal, {
        id: "peluang menjadi kesepakatan",
        en: "opportunity to deal",
      }),
      {
        text: {
          id: "Penilaian pengamat berdiri sendiri dan tidak dicampur ke angka mana pun.",
          en: "What observers say stands by itself and is blended into no figure.",
        },
      },
    ],
    tables: [figureTable(reps), ratingTable(reps)],
    plots: [
      ...(report.leadToOpportunity ? [intervalPlot(reps, "leadToOpportunity")] : []),
      ...(report.opportunityToDeal ? [intervalPlot(reps, "opportunityToDeal")] : []),
    ],
  };
}

const figureTable = (reps: readonly EvaluatedRep[]) => ({
  title: { id: "Tenaga penjual", en: "Reps" },
  columns: [
    viewColumn("rep", "tenaga penjual", "rep"),
    viewColumn("accounts", "akun", "accounts", "count"),
    viewColumn("new_contacts", "kontak baru", "new contacts", "count"),
    viewColumn("conversations", "percakapan", "conversations", "count"),
    viewColumn("lead_to_opportunity", "prospek→peluang", "lead→opp", "share"),
    viewColumn("lead_low", "95 % bawah", "95 % low", "share"),
    viewColumn("lead_high", "95 % atas", "95 % high", "share"),
    viewColumn("opportunity_to_deal", "peluang→deal", "opp→deal", "share"),
    viewColumn("deal_low", "95 % bawah", "95 % low", "share"),
    viewColumn("deal_high", "95 % atas", "95 % high", "share"),
    viewColumn("annual_contract_value", "nilai kontrak", "ACV", "money"),
    viewColumn("revenue", "pendapatan", "revenue", "money"),
    viewColumn("potential_index", "indeks potensi", "vs potential", "number"),
    viewColumn("ramped_index", "indeks masa adaptasi", "vs ramp", "number"),
    viewColumn("attainment", "pencapaian", "attainment", "share"),
    viewColumn("experience_years", "tahun pengalaman", "years", "number"),
  ],
  rows: reps.map((rep) => [
    rep.rep,
    rep.accounts,
    rep.newContacts,
    rep.conversations,
    rep.leadToOpportunity?.rate ?? null,
    rep.leadToOpportunity?.interval?.low ?? null,
    rep.leadToOpportunity?.interval?.high ?? null,
    rep.opportunityToDeal?.rate ?? null,
    rep.opportunityToDeal?.interval?.low ?? null,
    rep.opportunityToDeal?.interval?.high ?? null,
    rep.annualContractValue,
    rep.revenue,
    rep.potentialIndex,
    rep.rampedIndex,
    rep.attainment,
    rep.experienceYears,
  ]),
});

const AGREEMENT = {
  single: { key: "single", id: "satu penilai", en: "one rater" },
  agree: { key: "agree", id: "sepakat", en: "agree" },
  apart: { key: "apart", id: "berbeda jauh", en: "far apart" },
};

const ratingTable = (reps: readonly EvaluatedRep[]) => ({
  title: { id: "Penilaian pengamat, 1 sampai 5", en: "Ratings by observers, 1 to 5" },
  columns: [
    viewColumn("rep", "tenaga penjual", "rep"),
    viewColumn("trait", "sifat", "trait"),
    viewColumn("raters", "penilai", "raters", "count"),
    viewColumn("mean", "rerata", "mean", "number"),
    viewColumn("lowest", "terendah", "lowest", "number"),
    viewColumn("highest", "tertinggi", "highest", "number"),
    viewColumn("agreement", "kesepakatan", "agreement"),
  ],
  rows: reps.flatMap(({ rep, ratings }) =>
    ratings.map(({ trait, raters, mean, lowest, highest, agreement }) => [
      rep,
      { key: trait, id: RATING_ANCHORS[trait].id.name, en: RATING_ANCHORS[trait].en.name },
      raters,
      mean,
      lowest,
      highest,
      AGREEMENT[agreement],
    ]),
  ),
});

const PLOT_TITLES = {
  leadToOpportunity: {
    id: "Prospek menjadi peluang, rentang 95 %",
    en: "Lead to opportunity, 95 % intervals",
  },
  opportunityToDeal: {
    id: "Peluang menjadi kesepakatan, rentang 95 %",
    en: "Opportunity to deal, 95 % intervals",
  },
};

const intervalPlot = (reps: readonly EvaluatedRep[], key: keyof typeof PLOT_TITLES): Plot => ({
  title: PLOT_TITLES[key],
  reading: {
    id: "Rentang yang banyak saling menutupi tidak membedakan tenaga penjual; apakah mereka berbeda dikatakan oleh uji di atas.",
    en: "Intervals that overlap widely do not tell reps apart; whether they differ, the test above says.",
  },
  xLabel: { id: "tenaga penjual", en: "rep" },
  yLabel: { id: "tingkat", en: "rate" },
  yUnit: "share",
  x: reps.map(({ rep }) => rep),
  layers: [
    {
      kind: "spans",
      label: { id: "rentang 95 % (Wilson)", en: "95 % interval (Wilson)" },
      low: reps.map((rep) => rep[key]?.interval?.low ?? null),
      high: reps.map((rep) => rep[key]?.interval?.high ?? null),
    },
    {
      kind: "points",
      label: { id: "tingkat", en: "rate" },
      y: reps.map((rep) => rep[key]?.rate ?? null),
      flagged: reps.flatMap((rep, index) =>
        rep[key]?.standing === "above" || rep[key]?.standing === "below" ? [index] : [],
      ),
    },
  ],
  table: 0,
});

function verdictNote(
  verdict: ConversionVerdict | null,
  step: { readonly id: string; readonly en: string },
): readonly Note[] {
  if (verdict === null) return [];
  const text =
    verdict.verdict === "differ"
      ? {
          id: `Dalam ${step.id} tenaga penjual memang berbeda: satu tingkat bersama hanya memberi sebaran ini dengan peluang {p}.`,
          en: `In ${step.en} the reps differ: one common rate would give such a spread with probability {p} only.`,
        }
      : {
          id: `Dalam ${step.id} data belum cukup untuk membedakan tenaga penjual: peluang karena kebetulan {p}.`,
          en: `In ${step.en} there is not enough data to tell the reps apart: chance alone gives such a spread with probability {p}.`,
        };
  return [{ text, values: { p: { value: verdict.homogeneity?.pValue ?? null, unit: "probability" } } }];
}
