import type { SmartFinding } from "../../../core/evaluate/goals/check-smart.ts";
import type { GoalChance } from "../../../core/evaluate/goals/goal-chance.ts";
import type { EvaluationView, Word } from "../../../core/evaluate/view/evaluation-view.ts";
import type { GoalOutlook } from "../../goals/foresee-goal.ts";
import { viewColumn } from "./view-column.ts";

/** Goals with what is reached, their chance, and what they lack to be SMART. */
export const viewGoals = ({ goals }: { readonly goals: readonly GoalOutlook[] }): EvaluationView => ({
  title: { id: "Tujuan", en: "Goals" },
  notes: [
    {
      text: {
        id: "Peluang berasal dari prakiraan bulan yang tersisa; dengan riwayat kurang dari sekitar dua tahun dari bulan yang sama setahun sebelumnya dan pertumbuhan sejak itu; selain itu dari periode sama panjang sebelumnya. Batasnya berlaku pada 80 dari 100 kejadian.",
        en: "Chances come from a forecast of the months left; with less than about two years of history from the same months a year before and the growth since; else from periods of the same length before. The limits hold in 80 of 100 cases.",
      },
    },
  ],
  tables: [
    {
      title: { id: "Tujuan", en: "Goals" },
      columns: [
        viewColumn("goal", "tujuan", "goal"),
        viewColumn("scope", "lingkup", "scope"),
        viewColumn("metric", "indikator", "metric"),
        viewColumn("until", "sampai sebelum", "until before"),
        viewColumn("baseline", "awal", "baseline", "number"),
        viewColumn("actual", "tercapai", "actual", "number"),
        viewColumn("target", "target", "target", "number"),
        viewColumn("expected", "diperkirakan", "expected", "number"),
        viewColumn("low_80", "bawah 80 %", "low 80 %", "number"),
        viewColumn("high_80", "atas 80 %", "high 80 %", "number"),
        viewColumn("chance", "peluang", "chance", "share"),
        viewColumn("basis", "dari", "from"),
        viewColumn("no_chance", "tanpa peluang karena", "no chance because"),
      ],
      // of a qualitative goal the levels
      rows: goals.map(({ goal, scope, actual, chance, noChance }) => [
        goal.name,
        scope === null ? null : [scope.by, scope.code].filter((part) => part !== "").join(" "),
        goal.metric,
        goal.endsOn,
        goal.baseline,
        goal.kind === "qualitative" ? goal.reachedLevel : actual,
        goal.kind === "qualitative" ? goal.targetLevel : goal.target,
        chance?.expected ?? null,
        chance?.low80 ?? null,
        chance?.high80 ?? null,
        chance?.probability ?? null,
        chance === null ? null : { key: chance.basis, ...BASES[chance.basis] },
        noChance === null ? null : { key: noChance, ...NO_CHANCE[noChance] },
      ]),
    },
    {
      title: { id: "SMART", en: "SMART" },
      columns: [
        viewColumn("goal", "tujuan", "goal"),
        viewColumn("part", "bagian", "part"),
        viewColumn("state", "keadaan", "state"),
        viewColumn("reason", "alasan", "reason"),
      ],
      rows: goals.flatMap(({ goal, smart }) =>
        smart.map(({ part, state, reason }) => [
          goal.name,
          { key: part, ...PARTS[part] },
          { key: state, ...STATES[state] },
          { key: reason, ...REASONS[reason] },
        ]),
      ),
    },
  ],
  plots: [],
});

type Words<Key extends string> = Readonly<Record<Key, Omit<Word, "key">>>;

const NO_CHANCE: Words<NonNullable<GoalOutlook["noChance"]>> = {
  qualitative: { id: "dinilai, tidak diukur", en: "judged, not measured" },
  "several-scopes": { id: "menyebut beberapa lingkup", en: "it names several scopes" },
  "no-key-figure": { id: "indikatornya tidak dikenal", en: "no such key figure" },
  over: { id: "sudah berakhir", en: "over" },
  "too-little-history": { id: "riwayat terlalu pendek", en: "too little history" },
};

const BASES: Words<GoalChance["basis"]> = {
  months: { id: "prakiraan bulan tersisa", en: "forecast of the months left" },
  "year-before": { id: "bulan sama tahun lalu", en: "same months a year before" },
  periods: { id: "periode sebelumnya", en: "periods before" },
};

const PARTS: Words<SmartFinding["part"]> = {
  metric: { id: "indikator", en: "metric" },
  unit: { id: "satuan", en: "unit" },
  owner: { id: "penanggung jawab", en: "owner" },
  baseline: { id: "nilai awal", en: "baseline" },
  target: { id: "target", en: "target" },
  rubric: { id: "rubrik", en: "rubric" },
  deadline: { id: "tenggat", en: "deadline" },
  chance: { id: "peluang", en: "chance" },
};

const STATES: Words<SmartFinding["state"]> = {
  ok: { id: "baik", en: "ok" },
  missing: { id: "tidak ada", en: "missing" },
  doubtful: { id: "diragukan", en: "doubtful" },
};

const REASONS: Words<SmartFinding["reason"]> = {
  given: { id: "disebut", en: "given" },
  "not-given": { id: "tidak disebut", en: "not given" },
  "no-key-figure": { id: "bukan indikator terdaftar", en: "no registered key figure" },
  "unit-of-another-kind": { id: "satuan jenis lain", en: "a unit of another kind" },
  "equal-to-baseline": { id: "sama dengan nilai awal", en: "equal to the baseline" },
  "below-forecast": { id: "di bawah prakiraan", en: "below the forecast" },
  "above-forecast": { id: "di atas prakiraan", en: "above the forecast" },
  "in-forecast": { id: "dalam prakiraan", en: "within the forecast" },
  "not-known": { id: "tidak diketahui", en: "not known" },
  over: { id: "sudah berakhir", en: "over" },
  ahead: { id: "di depan", en: "ahead" },
};
