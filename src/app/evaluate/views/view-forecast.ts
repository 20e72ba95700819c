import type { ForecastMethod } from "../../../core/evaluate/forecast/forecast-methods.ts";
import { monthText } from "../../../core/evaluate/forecast/sum-by-month.ts";
import type {
  BothLanguages,
  EvaluationView,
  Note,
  Plot,
} from "../../../core/evaluate/view/evaluation-view.ts";
import { BLANK } from "../../../core/evaluate/view/format-view.ts";
import type { MonthlyForecast } from "../describe-forecast.ts";
import { viewColumn } from "./view-column.ts";

/** A forecast by month with its fan, and the season of the year. */
export function viewForecast(report: MonthlyForecast): EvaluationView {
  const { history, series, groups, total, totalMethod, season } = report;
  const parts = series.length > 1 ? [...groups, ...series] : [];
  return {
    title: { id: "Prakiraan per bulan", en: "Forecast by month" },
    notes: [
      {
        text: {
          id: "Dari {months} bulan, {from} sampai {to}; metode untuk jumlahnya: {method}.",
          en: "From {months} months, {from} to {to}; method of the sum: {method}.",
        },
        values: {
          months: { value: history.months, unit: "count" },
          from: { value: history.from, unit: "text" },
          to: { value: history.to, unit: "text" },
          method: { value: { key: totalMethod, ...METHODS[totalMethod] }, unit: "text" },
        },
      },
      ...(total.every((forecast) => "low80" in forecast) ? [] : [NO_LIMITS]),
    ],
    tables: [
      {
        title: { id: "Prakiraan", en: "Forecast" },
        columns: [
          viewColumn("month", "bulan", "month"),
          ...parts.map(({ name }, place) =>
            viewColumn(name || `series_${place + 1}`, name || BLANK.id, name || BLANK.en, "money"),
          ),
          viewColumn("total", "jumlah", "total", "money"),
          viewColumn("low80", "80 % bawah", "80 % low", "money"),
          viewColumn("high80", "80 % atas", "80 % high", "money"),
          viewColumn("low95", "95 % bawah", "95 % low", "money"),
          viewColumn("high95", "95 % atas", "95 % high", "money"),
        ],
        rows: total.map((forecast, step) => [
          forecast.month,
          ...parts.map(({ forecasts }) => forecasts[step].value),
          forecast.value,
          ...("low80" in forecast
            ? [forecast.low80, forecast.high80, forecast.low95, forecast.high95]
            : [null, null, null, null]),
        ]),
      },
      ...(season === null
        ? []
        : [
            {
              title: { id: "Musim", en: "Season" },
              columns: [
                viewColumn("month_of_year", "bulan", "month of year", "count"),
                viewColumn("index", "indeks", "index", "number"),
              ],
              rows: season.months.map(({ monthOfYear, index }) => [monthOfYear, index]),
            },
          ]),
    ],
    plots: [fanPlot(report), ...(season === null ? [] : [seasonPlot(season)])],
  };
}

const NO_LIMITS: Note = {
  text: {
    id: "Tanpa batas bila riwayatnya terlalu pendek, atau kosong, untuk menguji prakiraan seperti ini pada masa lalunya.",
    en: "No limits where the history is too short, or has nothing, to test such forecasts on its own past.",
  },
};

const METHODS: Readonly<Record<ForecastMethod, BothLanguages>> = {
  "seasonal-naive": { id: "nilai musim yang sama tahun lalu", en: "the same season's value a year before" },
  theta: { id: "Theta", en: "Theta" },
  "damped-trend": { id: "tren teredam", en: "damped trend" },
  ets: { id: "pemulusan eksponensial (ETS)", en: "exponential smoothing (ETS)" },
  sba: { id: "Croston (SBA)", en: "Croston (SBA)" },
  tsb: { id: "Teunter–Syntetos–Babai (TSB)", en: "Teunter–Syntetos–Babai (TSB)" },
  median: { id: "median keempat metode", en: "the median of the four methods" },
};

function fanPlot({ history, total, totalActual }: MonthlyForecast): Plot {
  const past = totalActual.map(() => null);
  const of = (key: "low80" | "high80" | "low95" | "high95") => [
    ...past,
    ...total.map((forecast) => ("low80" in forecast ? forecast[key] : null)),
  ];
  return {
    title: { id: "Kipas prakiraan", en: "Forecast fan" },
    reading: {
      id: "Garis adalah nilai yang diharapkan; pita memuat nilai sebenarnya dalam 80 dan 95 dari 100 kasus.",
      en: "The line is what is expected; the bands hold what comes in 80 and 95 of 100 cases.",
    },
    xLabel: { id: "bulan", en: "month" },
    yLabel: { id: "nilai per bulan", en: "value a month" },
    yUnit: "money",
    x: [...monthsUntil(history), ...total.map(({ month }) => month)],
    layers: [
      { kind: "band", label: { id: "95 %", en: "95 %" }, low: of("low95"), high: of("high95") },
      { kind: "band", label: { id: "80 %", en: "80 %" }, low: of("low80"), high: of("high80") },
      {
        kind: "line",
        label: { id: "sampai kini", en: "so far" },
        y: [...totalActual.map(({ value }) => value), ...total.map(() => null)],
      },
      {
        kind: "line",
        label: { id: "prakiraan", en: "forecast" },
        // from the last month that is known
        y: [...past.slice(1), totalActual.at(-1)?.value ?? null, ...total.map(({ value }) => value)],
      },
    ],
    table: 0,
  };
}

const MONTHS_OF_YEAR = 12;

function monthsUntil({ from, months }: MonthlyForecast["history"]): readonly string[] {
  const [year, month] = from.split("-").map(Number);
  const first = year * MONTHS_OF_YEAR + month - 1;
  return Array.from({ length: months }, (_, offset) => monthText(first + offset));
}

const seasonPlot = ({ kind, months }: NonNullable<MonthlyForecast["season"]>): Plot => ({
  title: { id: "Profil musim", en: "Seasonal profile" },
  reading:
    kind === "multiplicative"
      ? {
          id: "1 adalah bulan biasa; di atasnya ramai, di bawahnya sepi.",
          en: "1 is a normal month; above it busy, below it slow.",
        }
      : {
          id: "0 adalah bulan biasa; di atasnya ramai, di bawahnya sepi.",
          en: "0 is a normal month; above it busy, below it slow.",
        },
  xLabel: { id: "bulan dalam setahun", en: "month of the year" },
  yLabel: { id: "indeks", en: "index" },
  yUnit: "number",
  x: months.map(({ monthOfYear }) => String(monthOfYear)),
  layers: [{ kind: "bars", label: { id: "indeks", en: "index" }, y: months.map(({ index }) => index) }],
  table: 1,
});
