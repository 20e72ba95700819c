import type { Adbudg } from "../../../core/evaluate/sizing/adbudg.ts";
import type {
  BothLanguages,
  EvaluationView,
  Note,
  ViewCell,
  ViewColumn,
} from "../../../core/evaluate/view/evaluation-view.ts";
import type {
  CallPlanReport,
  CapacityReport,
  EffortReport,
  IncrementReport,
  ResponseReport,
} from "../evaluate-effort.ts";
import { viewColumn } from "./view-column.ts";

const simple = (
  title: BothLanguages,
  columns: readonly ViewColumn[],
  rows: readonly (readonly ViewCell[])[],
): EvaluationView => ({ title, notes: [], tables: [{ title, columns, rows }], plots: [] });

export const viewCallPlan = ({ accounts, calls, contribution }: CallPlanReport): EvaluationView => {
  const planned = accounts.reduce((sum, one) => sum + one.calls, 0);
  const view = simple(
    { id: "Rencana kunjungan dengan kontribusi tertinggi", en: "Call plan of the highest contribution" },
    [
      viewColumn("account", "akun", "account"),
      viewColumn("calls", "kunjungan", "calls", "count"),
      viewColumn("contribution", "kontribusi", "contribution", "number"),
    ],
    [...accounts.map((row) => [row.account, row.calls, row.contribution]), ["Σ", planned, contribution]],
  );
  return planned === calls ? view : { ...view, notes: [unusedCalls(calls - planned, calls)] };
};

/** More calls would bring less, or the file tells nothing of them. */
const unusedCalls = (unused: number, calls: number): Note => ({
  text: {
    id: "{unused} dari {calls} kunjungan tidak dipakai: menurut berkas ini tidak ada lagi yang menambah kontribusi.",
    en: "{unused} of {calls} calls are not used: by this file no further one adds to the contribution.",
  },
  values: { unused: { value: unused, unit: "count" }, calls: { value: calls, unit: "count" } },
});

export const viewEffort = ({ segments, sales }: EffortReport): EvaluationView =>
  simple(
    { id: "Pembagian upaya", en: "Split of effort" },
    [
      viewColumn("segment", "segmen", "segment"),
      viewColumn("effort", "upaya", "effort", "number"),
      viewColumn("sales", "penjualan", "sales", "number"),
    ],
    [
      ...segments.map((row) => [row.segment, row.effort, row.sales]),
      ["Σ", segments.reduce((sum, { effort }) => sum + effort, 0), sales],
    ],
  );

export const viewIncrement = ({ reps, worthwhile }: IncrementReport): EvaluationView => ({
  ...simple(
    { id: "Sumbangan setiap tambahan tenaga penjual", en: "What each further rep adds" },
    [
      viewColumn("rep", "tenaga penjual", "rep"),
      viewColumn("net_contribution", "sumbangan bersih", "net contribution", "money"),
    ],
    reps.map((row) => [row.rep, row.netContribution]),
  ),
  notes: [
    {
      text: {
        id: "{count} di antaranya sepadan dengan biayanya.",
        en: "{count} of them are worth their cost.",
      },
      values: { count: { value: worthwhile, unit: "count" } },
    },
  ],
});

export const viewCapacity = ({ groups, capacity }: CapacityReport): EvaluationView =>
  simple(
    { id: "Kapasitas penjualan dua belas bulan", en: "Sales capacity of twelve months" },
    [
      viewColumn("group", "kelompok", "group"),
      viewColumn("reps", "tenaga penjual", "reps", "number"),
      viewColumn("capacity", "kapasitas", "capacity", "money"),
    ],
    [
      ...groups.map((row) => [row.group, row.reps, row.capacity]),
      ["Σ", groups.reduce((sum, { reps }) => sum + reps, 0), capacity],
    ],
  );

/** The curve of sales against effort, with the points that it was made from. */
export const viewResponse = ({
  curve,
  squaredErrors,
  isSShaped,
  points,
}: ResponseReport): EvaluationView => ({
  title: { id: "Tanggapan penjualan terhadap upaya", en: "Response of sales to effort" },
  notes: [
    "elasticity" in curve ? elasticityNote(curve.elasticity) : adbudgNote(curve, squaredErrors),
    ...(isSShaped
      ? [
          {
            text: {
              id: "Kurva berbentuk S: upaya tanggung sedikit hasilnya; beri penuh atau tidak sama sekali.",
              en: "The curve is S-shaped: a little effort brings little; give enough, or none.",
            },
          },
        ]
      : []),
  ],
  tables: [
    {
      title: { id: "Titik", en: "Points" },
      columns: [
        viewColumn("effort", "upaya", "effort", "number"),
        viewColumn("sales", "penjualan", "sales", "number"),
        viewColumn("fitted", "kurva", "curve", "number"),
      ],
      rows: points.map((row) => [row.effort, row.sales, row.fitted]),
    },
  ],
  plots: [
    {
      title: { id: "Penjualan terhadap upaya", en: "Sales against effort" },
      reading: {
        id: "Di sekitar hari ini kurva sering datar: banyak ukuran tim hampir sama labanya.",
        en: "Around today the curve is often flat: many sizes earn nearly the same.",
      },
      xLabel: { id: "upaya, 1 = hari ini", en: "effort, 1 = today" },
      yLabel: { id: "penjualan, 1 = hari ini", en: "sales, 1 = today" },
      yUnit: "number",
      x: points.map(({ effort }) => effort),
      layers: [
        { kind: "line", label: { id: "kurva", en: "curve" }, y: points.map(({ fitted }) => fitted) },
        { kind: "points", label: { id: "titik", en: "points" }, y: points.map(({ sales }) => sales) },
      ],
      table: 0,
    },
  ],
});

const adbudgNote = ({ a, b, c, d }: Adbudg, squaredErrors: number | null): Note => ({
  text: {
    id: "ADBUDG: a {a}, b {b}, c {c}, d {d}; jumlah kuadrat galat {errors}; 1 = hari ini.",
    en: "ADBUDG: a {a}, b {b}, c {c}, d {d}; sum of squared errors {errors}; 1 = today.",
  },
  values: {
    a: { value: a, unit: "number" },
    b: { value: b, unit: "number" },
    c: { value: c, unit: "number" },
    d: { value: d, unit: "number" },
    errors: { value: squaredErrors, unit: "number" },
  },
});

const elasticityNote = (elasticity: number): Note => ({
  text: {
    id: "Elastisitas tetap {elasticity}: satu persen upaya lebih banyak memberi {elasticity} persen penjualan lebih banyak; 1 = hari ini. Ganti dengan data sendiri begitu ada.",
    en: "Constant elasticity of {elasticity}: one per cent more effort brings {elasticity} per cent more sales; 1 = today. Replace it by data of your own as soon as there are some.",
  },
  values: { elasticity: { value: elasticity, unit: "number" } },
});
