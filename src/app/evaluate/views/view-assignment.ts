import type { RepMatching, TerritoryMatch } from "../../../core/assign/matching/matching.ts";
import type {
  BothLanguages,
  EvaluationView,
  Plot,
  ViewCell,
  Word,
} from "../../../core/evaluate/view/evaluation-view.ts";
import { viewColumn } from "./view-column.ts";

const PARTS: Readonly<Record<string, BothLanguages>> = {
  continuity: { id: "kesinambungan", en: "continuity" },
  experience: { id: "pengalaman", en: "experience" },
  industry: { id: "industri", en: "industry" },
  products: { id: "produk", en: "products" },
  proximity: { id: "kedekatan", en: "proximity" },
  language: { id: "bahasa", en: "language" },
  interaction: { id: "cara kontak", en: "interaction" },
};

const YES: Word = { key: "yes", id: "ya", en: "yes" };
const NO: Word = { key: "no", id: "tidak", en: "no" };

/** Who should own which territory, the runner-up, and every score with its parts. */
export function viewAssignment({ territories, free, totals }: RepMatching): EvaluationView {
  const parts = Object.keys(PARTS).filter((part) =>
    territories.some(({ assigned }) => assigned?.parts.some((each) => each.part === part)),
  );
  const pairs = territories.flatMap((match) => match.candidates.map((pair) => ({ match, pair })));
  return {
    title: { id: "Penugasan tenaga penjual ke wilayah", en: "Reps to territories" },
    notes: notesOf({ territories, free, totals }),
    tables: [
      {
        title: { id: "Penugasan", en: "Assignment" },
        columns: [
          viewColumn("territory", "wilayah", "territory"),
          viewColumn("today", "sekarang", "today"),
          viewColumn("rep", "disarankan", "recommended"),
          viewColumn("score", "skor", "score", "number"),
          viewColumn("gain", "selisih", "gain", "number"),
          viewColumn("runner_up", "cadangan", "runner-up"),
          viewColumn("points_behind", "tertinggal", "behind", "number"),
          viewColumn("is_clear", "jelas", "clear"),
          viewColumn("loss_low", "risiko min", "risk low", "money"),
          viewColumn("loss_high", "risiko maks", "risk high", "money"),
        ],
        rows: territories.map(rowOf),
      },
      {
        title: { id: "Skor setiap pasangan", en: "Score of every pair" },
        columns: [
          viewColumn("territory", "wilayah", "territory"),
          viewColumn("rep", "tenaga penjual", "rep"),
          viewColumn("score", "skor", "score", "number"),
          ...parts.map((part) => viewColumn(part, PARTS[part].id, PARTS[part].en, "number")),
        ],
        rows: pairs.map(({ match, pair }) => [
          match.territory,
          pair.rep,
          pair.score,
          ...parts.map((part) => pair.parts.find((each) => each.part === part)?.points ?? null),
        ]),
      },
      {
        title: { id: "Yang tidak boleh, dan sebabnya", en: "Who may not, and why" },
        columns: [
          viewColumn("territory", "wilayah", "territory"),
          viewColumn("rep", "tenaga penjual", "rep"),
          viewColumn("reason", "sebab", "reason"),
        ],
        rows: territories.flatMap(({ territory, excluded }) =>
          excluded.map(({ rep, reason }) => [territory, rep, reason]),
        ),
      },
    ],
    plots: [scorePlot(territories)],
  };
}

function scorePlot(territories: RepMatching["territories"]): Plot {
  return {
    title: { id: "Skor penugasan per wilayah", en: "Score of each assignment" },
    reading: {
      id: "Batang adalah yang disarankan, titik adalah cadangannya; titik di atas batang dibutuhkan di wilayah lain.",
      en: "The bar is who is recommended, the dot the runner-up; a dot above its bar is needed elsewhere.",
    },
    xLabel: { id: "wilayah", en: "territory" },
    yLabel: { id: "skor 0–100", en: "score 0–100" },
    yUnit: "number",
    x: territories.map(({ territory }) => territory),
    layers: [
      {
        kind: "bars",
        label: { id: "disarankan", en: "recommended" },
        y: territories.map(({ assigned }) => assigned?.score ?? null),
      },
      {
        kind: "points",
        label: { id: "cadangan", en: "runner-up" },
        y: territories.map(({ runnerUp }) => runnerUp?.pair.score ?? null),
      },
    ],
    table: 0,
  };
}

function rowOf({ territory, incumbent, assigned, runnerUp, isClear, change }: TerritoryMatch): ViewCell[] {
  return [
    territory,
    incumbent,
    assigned?.rep ?? null,
    assigned?.score ?? null,
    change?.pointsGained ?? null,
    runnerUp?.pair.rep ?? null,
    runnerUp?.pointsBehind ?? null,
    isClear === null ? null : isClear ? YES : NO,
    assigned?.transitionLoss.low ?? null,
    assigned?.transitionLoss.high ?? null,
  ];
}

function notesOf({ free, totals }: Pick<RepMatching, "territories" | "free" | "totals">) {
  const number = (value: number, unit: "count" | "number" | "money" = "count") => ({ value, unit });
  return [
    {
      text: {
        id: "{changes} wilayah berganti tenaga penjual, {unassigned} tanpa tenaga penjual; jumlah skor {score}, sekarang {today}.",
        en: "{changes} territories change their rep, {unassigned} have none; the scores sum to {score}, today to {today}.",
      },
      values: {
        changes: number(totals.changes),
        unassigned: number(totals.unassigned),
        score: number(totals.score, "number"),
        today: number(totals.scoreToday, "number"),
      },
    },
    {
      text: {
        id: "Pergantian itu mempertaruhkan {low} sampai {high} pendapatan setahun (13,2–17,6 % dari yang belum mengenal penggantinya; Shi dkk. 2017).",
        en: "The changes put {low} to {high} of yearly revenue at risk (13.2–17.6 % of what does not know the follower; Shi et al. 2017).",
      },
      values: {
        low: number(totals.transitionLoss.low, "money"),
        high: number(totals.transitionLoss.high, "money"),
      },
    },
    ...(free.length > 0
      ? [
          {
            text: { id: "Tanpa wilayah: {free}.", en: "Without a territory: {free}." },
            values: { free: { value: free.join(", "), unit: "text" as const } },
          },
        ]
      : []),
  ];
}
