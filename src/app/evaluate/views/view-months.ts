import type { EvaluationView, Note, Plot, Word } from "../../../core/evaluate/view/evaluation-view.ts";
import { BLANK } from "../../../core/evaluate/view/format-view.ts";
import type { PacingReport, TrendReport } from "../evaluate-months.ts";
import { viewColumn } from "./view-column.ts";

type Series = TrendReport["series"][number];

const SIGNALS = {
  outside: { key: "outside", id: "di luar batas", en: "outside the limits" },
  run: { key: "run", id: "8 berturut di satu sisi", en: "8 in a row on one side" },
} satisfies Readonly<Record<string, Word>>;

/** More figures are not looked at: those with signals come first. */
const MOST_FIGURES = 12;
const EVERYTHING: Word = { key: "", id: "semua", en: "all" };

/** XmR charts of monthly series, with the signals named. */
export function viewTrend({ months, series }: Omit<TrendReport, "warnings">): EvaluationView {
  const shown = [...series.keys()]
    .sort((a, b) => signalsOf(series[b]) - signalsOf(series[a]) || a - b)
    .slice(0, MOST_FIGURES)
    .sort((a, b) => a - b);
  const nameOf = ({ name }: Series) => (series.length === 1 && name === "" ? EVERYTHING : name);
  return {
    title: { id: "Perubahan dari waktu ke waktu (XmR)", en: "Change over time (XmR)" },
    notes: [
      ...series.map((one) => noteOf(one, nameOf(one))),
      ...(shown.length < series.length ? [notAllShown(shown.length, series.length)] : []),
    ],
    tables: [
      {
        title: { id: "Bulan", en: "Months" },
        columns: [
          viewColumn("series", "deret", "series"),
          viewColumn("month", "bulan", "month"),
          viewColumn("value", "nilai", "value", "money"),
          viewColumn("judged", "tanpa musim", "without season", "money"),
          viewColumn("mean", "rerata", "mean", "money"),
          viewColumn("lower", "batas bawah", "lower limit", "money"),
          viewColumn("upper", "batas atas", "upper limit", "money"),
          viewColumn("signal", "sinyal", "signal"),
        ],
        rows: series.flatMap((one) =>
          one.values.map((value, month) => [
            nameOf(one),
            months[month],
            value,
            one.judged[month],
            one.chart?.mean ?? null,
            limitsOf(one)?.lower ?? null,
            limitsOf(one)?.upper ?? null,
            signalOf(one, month),
          ]),
        ),
      },
    ],
    plots: shown.map((place): Plot => {
      const rows = { from: place * months.length, until: (place + 1) * months.length };
      return { ...chartPlot(series[place], nameOf(series[place]), months), rows };
    }),
  };
}

function signalOf({ chart }: Series, month: number): Word | null {
  if (chart === null) return null;
  if (chart.outside.includes(month)) return SIGNALS.outside;
  return chart.runs.some(({ from, to }) => from <= month && month <= to) ? SIGNALS.run : null;
}

/** Fewer than 6 months have none. */
const limitsOf = ({ chart }: Series) => (chart?.standing === "none" ? null : chart);

const signalsOf = ({ chart }: Series): number =>
  chart === null ? 0 : chart.outside.length + chart.runs.length;

const notAllShown = (shown: number, all: number): Note => ({
  text: {
    id: "Gambar hanya untuk {shown} dari {all} deret, yang bersinyal lebih dahulu; --format csv memuat semuanya.",
    en: "Figures of {shown} of {all} series only, those with signals first; --format csv has all of them.",
  },
  values: { shown: { value: shown, unit: "count" }, all: { value: all, unit: "count" } },
});

function chartPlot(one: Series, name: string | Word, months: readonly string[]): Plot {
  const { judged, chart, isAdjusted } = one;
  const said = typeof name === "object" ? name : name === "" ? BLANK : { id: name, en: name };
  const flat = (value: number | undefined) => judged.map(() => value ?? null);
  return {
    title: { id: `XmR: ${said.id}`, en: `XmR: ${said.en}` },
    reading: isAdjusted
      ? {
          id: "Musim tahunan sudah dikeluarkan. Hanya bulan yang ditandai memberi sinyal; sisanya kebetulan.",
          en: "The season of the year is taken out. Only months that are marked signal something; the rest is chance.",
        }
      : {
          id: "Hanya bulan yang ditandai memberi sinyal; sisanya kebetulan.",
          en: "Only months that are marked signal something; the rest is chance.",
        },
    xLabel: { id: "bulan", en: "month" },
    yLabel: { id: "nilai per bulan", en: "value a month" },
    yUnit: "money",
    x: months,
    layers: [
      {
        kind: "band",
        label: { id: "batas alami", en: "natural limits" },
        low: flat(limitsOf(one)?.lower),
        high: flat(limitsOf(one)?.upper),
      },
      { kind: "line", label: { id: "rerata", en: "mean" }, y: flat(chart?.mean), dashed: true },
      {
        kind: "line",
        label: { id: "nilai", en: "value" },
        y: judged,
        flagged: judged.flatMap((_, month) => (signalOf(one, month) === null ? [] : [month])),
      },
    ],
    table: 0,
  };
}

function noteOf(one: Series, name: string | Word): Note {
  const { chart } = one;
  const values = { name: { value: name, unit: "text" as const } };
  if (chart === null || chart.standing === "none")
    return {
      text: {
        id: "{name}: kurang dari 6 bulan, belum ada batas.",
        en: "{name}: fewer than 6 months, no limits yet.",
      },
      values,
    };
  const provisional = chart.standing === "provisional";
  return {
    text: {
      id: `{name}: sinyal {signals}; batas ${provisional ? "sementara (kurang dari 12 bulan)" : "tetap"}.`,
      en: `{name}: signals {signals}; ${provisional ? "provisional limits (fewer than 12 months)" : "firm limits"}.`,
    },
    values: { ...values, signals: { value: signalsOf(one), unit: "count" } },
  };
}

/** Cumulative amounts against the own seasonal profile. */
export function viewPacing(report: PacingReport): EvaluationView {
  const { months, expected, actual, profile, index, linearIndex, yearsOfProfile } = report;
  return {
    title: { id: "Laju pencapaian kuota", en: "Pacing against quota" },
    notes: [
      {
        text:
          yearsOfProfile === 0
            ? {
                id: "Indeks laju {index}; tanpa tahun sebelumnya tiap bulan dihitung sama, seperti jam lurus.",
                en: "Pacing index {index}; without an earlier year each month counts the same, as on a linear clock.",
              }
            : {
                id: "Indeks laju {index} menurut musim sendiri dari {years} tahun; jam lurus akan mengatakan {linear}.",
                en: "Pacing index {index} by the own season of {years} years; a linear clock would say {linear}.",
              },
        values: {
          index: { value: index, unit: "number" },
          linear: { value: linearIndex, unit: "number" },
          years: { value: yearsOfProfile, unit: "count" },
        },
      },
      ...(report.lastMonthShare === null
        ? []
        : [
            {
              text: {
                id: "Bulan terakhir membawa {share} dari pencapaian; Gini bulan {gini}.",
                en: "The last month brought {share} of what was reached; Gini of the months {gini}.",
              },
              values: {
                share: { value: report.lastMonthShare, unit: "share" as const },
                gini: { value: report.gini, unit: "number" as const },
              },
            },
          ]),
    ],
    tables: [
      {
        title: { id: "Bulan", en: "Months" },
        columns: [
          viewColumn("month", "bulan", "month"),
          viewColumn("profile", "pangsa musim", "share of season", "share"),
          viewColumn("expected", "harapan kumulatif", "expected so far", "money"),
          viewColumn("actual", "pencapaian kumulatif", "reached so far", "money"),
        ],
        rows: months.map((month, place) => [month, profile[place], expected[place], actual[place] ?? null]),
      },
    ],
    plots: [pacePlot(report)],
  };
}

function pacePlot({ months, expected, actual, quota }: PacingReport): Plot {
  return {
    title: { id: "Pencapaian terhadap harapan", en: "Reached against expected" },
    reading: {
      id: "Di bawah garis putus-putus berarti tertinggal dari musim sendiri.",
      en: "Below the dashed line is behind the own season.",
    },
    xLabel: { id: "bulan", en: "month" },
    yLabel: { id: "kumulatif", en: "cumulative" },
    yUnit: "money",
    x: months,
    layers: [
      {
        kind: "bars",
        label: { id: "pencapaian", en: "reached" },
        y: months.map((_, place) => actual[place] ?? null),
      },
      {
        kind: "line",
        label: { id: "harapan menurut musim", en: "expected by season" },
        y: expected,
        dashed: true,
      },
      { kind: "line", label: { id: "kuota", en: "quota" }, y: months.map(() => quota), dashed: true },
    ],
    table: 0,
  };
}
