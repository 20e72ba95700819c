import type { PipelineForecast, PipelineSum } from "../../../core/evaluate/pipeline/forecast-pipeline.ts";
import type { EvaluationView, Note, ViewCell, Word } from "../../../core/evaluate/view/evaluation-view.ts";
import { viewColumn } from "./view-column.ts";
import { isGrouped } from "./view-pipeline.ts";

const EVERYTHING: Word = { key: "", id: "semua", en: "all" };
const WAYS = {
  commit: { id: "komitmen", en: "commit" },
  weighted: { id: "tertimbang", en: "weighted" },
  bestCase: { id: "terbaik", en: "best case" },
} as const;

/** Where no open one has an amount, nothing can be said of money; 0 would. */
const amountOf = (row: PipelineSum, way: keyof typeof WAYS): number | null =>
  row.open > 0 && row.withoutAmount === row.open ? null : row[way];

/** What of the open pipeline will be won, with the chances behind it and how such forecasts fared before. */
export function viewPipelineForecast(forecast: PipelineForecast): EvaluationView {
  const { groups, all, chances, past } = forecast;
  const cells = (row: PipelineSum): readonly ViewCell[] => [
    row.open,
    row.expectedWins,
    ...(["commit", "weighted", "bestCase"] as const).map((way) => amountOf(row, way)),
    row.withoutAmount,
    row.withoutChance,
  ];
  return {
    title: { id: "Prakiraan pipeline", en: "Pipeline forecast" },
    notes: notesOf(forecast),
    tables: [
      {
        title: { id: "Kelompok; baris terakhir adalah semuanya", en: "Groups; the last row is all of them" },
        columns: [
          viewColumn("group", "kelompok", "group"),
          viewColumn("open", "terbuka", "open", "count"),
          viewColumn("expected_wins", "perkiraan menang", "expected wins", "number"),
          viewColumn("commit", "komitmen", "commit", "money"),
          viewColumn("weighted", "tertimbang", "weighted", "money"),
          viewColumn("best_case", "terbaik", "best case", "money"),
          viewColumn("without_amount", "tanpa nilai", "no amount", "count"),
          viewColumn("without_chance", "tahap belum dikenal", "unknown stage", "count"),
        ],
        rows: [
          ...(isGrouped(groups) ? groups : []).map(({ group, ...sum }) => [group, ...cells(sum)]),
          [EVERYTHING, ...cells(all)],
        ],
      },
      {
        title: { id: "Peluang menurut tahap dan umur", en: "Chances by stage and age" },
        columns: [
          viewColumn("stage", "tahap", "stage"),
          viewColumn("from_days", "sejak hari", "from day", "count"),
          viewColumn("followed", "diikuti", "followed", "count"),
          viewColumn("won", "menang", "won", "count"),
          viewColumn("chance", "peluang", "chance", "share"),
        ],
        rows: chances.flatMap(({ stage, bands }) =>
          bands.map(({ fromDays, followed, won, chance }) => [stage, fromDays, followed, won, chance]),
        ),
      },
      {
        title: { id: "Bias prakiraan yang lalu", en: "Bias of past forecasts" },
        columns: [
          viewColumn("call", "cara", "way"),
          viewColumn("bias", "bias", "bias", "share"),
          viewColumn("forecasts", "prakiraan", "forecasts", "count"),
        ],
        rows: (["commit", "weighted", "bestCase"] as const).map((key) => [
          { key, ...WAYS[key] },
          past.bias[key],
          past.forecasts,
        ]),
      },
    ],
    plots: [],
  };
}

function notesOf({ horizonDays, all, past }: PipelineForecast): readonly Note[] {
  const days = { value: horizonDays, unit: "count" } as const;
  const limits: Note =
    all.limits === null
      ? {
          text: {
            id: "Tanpa batas: nilainya tidak ada, atau kurang dari tiga prakiraan seperti ini dapat diuji pada masa lalu.",
            en: "No limits: there are no amounts, or fewer than three such forecasts can be tested on the past.",
          },
        }
      : {
          text: {
            id: "Dalam {days} hari: {low80} … {high80} dengan peluang 80 %, {low95} … {high95} dengan 95 %.",
            en: "Within {days} days: {low80} … {high80} with probability 80 %, {low95} … {high95} with 95 %.",
          },
          values: {
            days,
            low80: { value: all.limits.low80, unit: "money" },
            high80: { value: all.limits.high80, unit: "money" },
            low95: { value: all.limits.low95, unit: "money" },
            high95: { value: all.limits.high95, unit: "money" },
          },
        };
  if (past.shareFromNew === null) return [limits];
  return [
    limits,
    {
      text: {
        id: "Yang baru dibuka sesudahnya tidak termasuk; dahulu bagiannya {share} dari yang dimenangkan dalam {days} hari.",
        en: "What is opened later is not in it; before, that made {share} of what was won within {days} days.",
      },
      values: { days, share: { value: past.shareFromNew, unit: "share" } },
    },
  ];
}
