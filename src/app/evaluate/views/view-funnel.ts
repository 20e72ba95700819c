import { type FunnelLimits, funnelLimits } from "../../../core/evaluate/statistics/funnel-limits.ts";
import { limitSpread } from "../../../core/evaluate/territories/evaluate-funnel.ts";
import type { FunnelEvaluation, TerritoryFunnel } from "../../../core/evaluate/territories/funnel.ts";
import type { EvaluationView, Note, Plot, Word } from "../../../core/evaluate/view/evaluation-view.ts";
import { viewColumn } from "./view-column.ts";

const STANDINGS: Readonly<Record<TerritoryFunnel["standing"], Word>> = {
  above: { key: "above", id: "di atas tim", en: "above the team" },
  below: { key: "below", id: "di bawah tim", en: "below the team" },
  "not-told-apart": { key: "not-told-apart", id: "tidak terbedakan", en: "not told apart" },
  "not-enough-data": { key: "not-enough-data", id: "data belum cukup", en: "not enough data" },
};

/** Conversion of territories with intervals, and the funnel plot with exact limits. */
export function viewFunnel(report: FunnelEvaluation): EvaluationView {
  const { territories } = report;
  return {
    title: { id: "Konversi prospek per wilayah", en: "Conversion of leads by territory" },
    notes: notesOf(report),
    tables: [
      {
        title: { id: "Wilayah", en: "Territories" },
        columns: [
          viewColumn("territory", "wilayah", "territory"),
          viewColumn("leads", "prospek", "leads", "count"),
          viewColumn("opportunities", "peluang", "opportunities", "count"),
          viewColumn("new_accounts", "akun baru", "new accounts", "count"),
          viewColumn("rate", "tingkat", "rate", "share"),
          viewColumn("low", "95 % bawah", "95 % low", "share"),
          viewColumn("high", "95 % atas", "95 % high", "share"),
          viewColumn("adjusted", "disesuaikan", "adjusted", "share"),
          viewColumn("standing", "terhadap tim", "against the team"),
        ],
        rows: territories.map((row) => [
          row.territory,
          row.leads,
          row.opportunities,
          row.newAccounts,
          row.rate,
          row.interval?.low ?? null,
          row.interval?.high ?? null,
          row.shrunkRate,
          STANDINGS[row.standing],
        ]),
      },
    ],
    plots: [funnelPlot(report), intervalPlot(territories)],
  };
}

/** So many sizes between the least and the most make limits a curve. */
const CURVE_STEPS = 60;

/** Rates against sample size, with what chance alone gives at the team's rate. */
function funnelPlot({ territories, team, overdispersion }: FunnelEvaluation): Plot {
  const known = territories.filter(({ leads }) => leads > 0);
  const sizes = known.map(({ leads }) => leads);
  const sorted = [
    ...known.map((territory) => ({ leads: territory.leads, territory })),
    ...curveSizes(Math.min(...sizes), Math.max(...sizes)).map((leads) => ({ leads, territory: null })),
  ].sort((a, b) => a.leads - b.leads);
  const spread = limitSpread(territories.length, overdispersion);
  const limits = sorted.map(({ leads }) =>
    team.rate === null ? null : funnelLimits(leads, team.rate, spread),
  );
  const limit = (key: keyof FunnelLimits) =>
    sorted.map(({ leads }, place) => {
      const of = limits[place];
      return of && of[key] / leads;
    });
  return {
    title: { id: "Corong: tingkat terhadap jumlah prospek", en: "Funnel plot: rate against leads" },
    reading: {
      id: "Titik di dalam pita dapat dijelaskan oleh kebetulan pada tingkat tim; hanya yang di luar pita lebar layak dicari sebabnya.",
      en: "Dots within the bands are what chance gives at the team's rate; only those beyond the wide band call for a cause.",
    },
    xLabel: { id: "prospek", en: "leads" },
    yLabel: { id: "akun baru per prospek", en: "new accounts per lead" },
    yUnit: "share",
    x: sorted.map(({ leads }) => leads),
    names: sorted.map(({ territory }) => territory?.territory ?? ""),
    layers: [
      {
        kind: "band",
        label: { id: "batas 99,8 %", en: "99.8 % limits" },
        low: limit("low998"),
        high: limit("high998"),
      },
      {
        kind: "band",
        label: { id: "batas 95 %", en: "95 % limits" },
        low: limit("low95"),
        high: limit("high95"),
      },
      { kind: "line", label: { id: "tim", en: "team" }, y: sorted.map(() => team.rate), dashed: true },
      {
        kind: "points",
        label: { id: "wilayah", en: "territory" },
        y: sorted.map(({ territory }) => territory?.rate ?? null),
        flagged: sorted.flatMap(({ territory }, index) =>
          territory?.standing === "above" || territory?.standing === "below" ? [index] : [],
        ),
      },
    ],
    table: 0,
  };
}

/** Whole numbers from one to another, each about the same share larger than the one before. */
const curveSizes = (least: number, most: number): readonly number[] =>
  most > least
    ? Array.from({ length: CURVE_STEPS }, (_, step) =>
        Math.round(least * (most / least) ** (step / (CURVE_STEPS - 1))),
      )
    : [];

const intervalPlot = (territories: readonly TerritoryFunnel[]): Plot => ({
  title: { id: "Tingkat dengan rentang keyakinan 95 %", en: "Rates with 95 % intervals" },
  reading: {
    id: "Rentang yang banyak saling menutupi tidak membedakan wilayah; apakah mereka berbeda dikatakan oleh uji di atas.",
    en: "Intervals that overlap widely do not tell territories apart; whether they differ, the test above says.",
  },
  xLabel: { id: "wilayah", en: "territory" },
  yLabel: { id: "akun baru per prospek", en: "new accounts per lead" },
  yUnit: "share",
  x: territories.map(({ territory }) => territory),
  layers: [
    {
      kind: "spans",
      label: { id: "rentang 95 % (Wilson)", en: "95 % interval (Wilson)" },
      low: territories.map(({ interval }) => interval?.low ?? null),
      high: territories.map(({ interval }) => interval?.high ?? null),
    },
    { kind: "points", label: { id: "tingkat", en: "rate" }, y: territories.map(({ rate }) => rate) },
  ],
  table: 0,
});

function notesOf(report: FunnelEvaluation): readonly Note[] {
  const { verdict, reason, homogeneity, extremes } = report;
  const p = { p: { value: homogeneity?.pValue ?? null, unit: "probability" as const } };
  const told: Note =
    verdict === "differ"
      ? {
          text: {
            id: "Wilayah memang berbeda: satu tingkat bersama hanya memberi sebaran ini dengan peluang {p}.",
            en: "The territories differ: one common rate would give such a spread with probability {p} only.",
          },
          values: p,
        }
      : {
          text: {
            id: "Data belum cukup untuk membedakan wilayah: kebetulan saja memberi sebaran ini dengan peluang {p}.",
            en: "Not enough data to tell the territories apart: chance alone gives such a spread with probability {p}.",
          },
          values: p,
        };
  const tooFew: Note = {
    text: {
      id: "Kurang dari dua wilayah punya 30 prospek serta 5 akun dan 5 kegagalan yang diharapkan.",
      en: "Fewer than two have the 30 leads, and the 5 accounts and 5 losses expected, that a judgement needs.",
    },
  };
  const needed: readonly Note[] =
    verdict === "differ" || extremes === null || extremes.leadsNeededEach === null
      ? []
      : [
          {
            text: {
              id: "Bila tingkat {highest} dan {lowest} benar, masing-masing perlu {leads} prospek untuk membedakannya.",
              en: "If the rates of {highest} and {lowest} were the true ones, each would need {leads} leads to tell them apart.",
            },
            values: {
              highest: { value: extremes.highest, unit: "text" },
              lowest: { value: extremes.lowest, unit: "text" },
              leads: { value: extremes.leadsNeededEach, unit: "count" },
            },
          },
        ];
  return [told, ...(reason === "too-few-leads" ? [tooFew] : []), ...needed, ...widened(report)];
}

/** Where territories spread more than chance, the limits do too, and fewer lie beyond them. */
function widened({ territories, overdispersion }: FunnelEvaluation): readonly Note[] {
  const spread = limitSpread(territories.length, overdispersion);
  if (spread === 1) return [];
  return [
    {
      text: {
        id: "Wilayah menyebar {spread} kali lebih besar daripada karena kebetulan saja; batas corong dilebarkan sesuai itu, sehingga hanya yang menonjol di antara sesamanya yang ditandai.",
        en: "The territories vary {spread} times as much as by chance alone; the limits of the funnel are widened by it, so that only those that stand out among their like are marked.",
      },
      values: { spread: { value: spread, unit: "number" } },
    },
  ];
}
