import type { PipelineEvaluation } from "../../../core/evaluate/pipeline/evaluate-pipeline.ts";
import type { EvaluationView, Plot, Word } from "../../../core/evaluate/view/evaluation-view.ts";
import { viewColumn } from "./view-column.ts";

const EVERYTHING: Word = { key: "", id: "semua", en: "all" };

/** Win rates of groups with intervals, cycles and the open pipeline. */
export function viewPipeline({ groups, all, verdict, homogeneity }: PipelineEvaluation): EvaluationView {
  const total = { group: EVERYTHING, shrunkRate: null, standing: null, ...all };
  const rows = isGrouped(groups) ? [...groups, total] : [total];
  return {
    title: { id: "Pipeline penjualan", en: "Sales pipeline" },
    notes: [
      {
        text:
          verdict === "differ"
            ? {
                id: "Tingkat kemenangan memang berbeda: satu tingkat bersama hanya memberi sebaran ini dengan peluang {p}.",
                en: "The win rates differ: one common rate would give such a spread with probability {p} only.",
              }
            : {
                id: "Data belum cukup untuk membedakan tingkat kemenangan: peluang sebaran ini karena kebetulan {p}.",
                en: "Not enough data to tell the win rates apart: chance alone gives such a spread with probability {p}.",
              },
        values: { p: { value: homogeneity?.pValue ?? null, unit: "probability" } },
      },
    ],
    tables: [
      {
        title: { id: "Kelompok; baris terakhir adalah semuanya", en: "Groups; the last row is all of them" },
        columns: [
          viewColumn("group", "kelompok", "group"),
          viewColumn("won", "menang", "won", "count"),
          viewColumn("lost", "kalah", "lost", "count"),
          viewColumn("open", "terbuka", "open", "count"),
          viewColumn("win_rate", "tingkat kemenangan", "win rate", "share"),
          viewColumn("low", "95 % bawah", "95 % low", "share"),
          viewColumn("high", "95 % atas", "95 % high", "share"),
          viewColumn("adjusted", "disesuaikan", "adjusted", "share"),
          viewColumn("median_days", "median hari", "median days", "number"),
          viewColumn("p80_days", "P80 hari", "P80 days", "number"),
        ],
        rows: rows.map((row) => [
          row.group,
          row.won,
          row.lost,
          row.open,
          row.winRate,
          row.interval?.low ?? null,
          row.interval?.high ?? null,
          row.shrunkRate,
          row.cycleDays.medianWon,
          row.cycleDays.p80Won,
        ]),
      },
    ],
    plots: [ratePlot(isGrouped(groups) ? groups : [total])],
  };
}

/** Where nothing is grouped by there is one group without a name: it is all of them. */
export const isGrouped = (groups: readonly { readonly group: string }[]): boolean =>
  groups.length !== 1 || groups[0].group !== "";

type Row = Omit<PipelineEvaluation["groups"][number], "group" | "shrunkRate" | "standing"> & {
  readonly group: string | Word;
  readonly standing: PipelineEvaluation["groups"][number]["standing"] | null;
};

function ratePlot(groups: readonly Row[]): Plot {
  return {
    title: { id: "Tingkat kemenangan dengan rentang 95 %", en: "Win rates with 95 % intervals" },
    reading: {
      id: "Rentang yang banyak saling menutupi tidak membedakan kelompok; apakah mereka berbeda dikatakan oleh uji di atas.",
      en: "Intervals that overlap widely do not tell groups apart; whether they differ, the test above says.",
    },
    xLabel: { id: "kelompok", en: "group" },
    yLabel: { id: "menang dari yang diputuskan", en: "won of those decided" },
    yUnit: "share",
    x: groups.map(({ group }) => group),
    layers: [
      {
        kind: "spans",
        label: { id: "rentang 95 % (Wilson)", en: "95 % interval (Wilson)" },
        low: groups.map(({ interval }) => interval?.low ?? null),
        high: groups.map(({ interval }) => interval?.high ?? null),
      },
      {
        kind: "points",
        label: { id: "tingkat", en: "rate" },
        y: groups.map(({ winRate }) => winRate),
        flagged: groups.flatMap(({ standing }, index) =>
          standing === "above" || standing === "below" ? [index] : [],
        ),
      },
    ],
    table: 0,
  };
}
