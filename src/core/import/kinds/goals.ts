import type { TabularKind } from "./field.ts";

const FIGURE = { type: "number", minimum: -1e15, maximum: 1e15 } as const;
const OF_QUANTITATIVE = ["metric", "unit", "target"] as const;

/** What is to be reached, by whom and until when. */
export const GOALS: TabularKind = {
  kind: "goals",
  fields: [
    {
      key: "code",
      type: { type: "code", maximum: 200 },
      required: true,
      names: ["code", "goal id", "goal code", "quota id", "id", "kode"],
      meaning: "the key in the system it comes from",
    },
    {
      key: "name",
      type: { type: "text", maximum: 200 },
      required: true,
      names: ["name", "goal", "goal name", "title", "nama", "sasaran"],
      meaning: "what it is called",
    },
    {
      key: "kind",
      type: {
        type: "choice",
        values: ["quantitative", "qualitative"],
        synonyms: { number: "quantitative", kuantitatif: "quantitative", kualitatif: "qualitative" },
      },
      names: ["kind", "goal type", "type", "jenis"],
      meaning: "quantitative (as without the column) or qualitative",
    },
    {
      key: "metric",
      type: { type: "text", maximum: 200 },
      names: ["metric", "kpi", "measure", "metrik", "indikator"],
      meaning: "the key of the KPI, of a quantitative goal",
    },
    {
      key: "unit",
      type: { type: "text", maximum: 200 },
      names: ["unit", "currency", "satuan"],
      meaning: "what it is counted in, of a quantitative goal",
    },
    { key: "baseline", type: FIGURE, names: ["baseline", "from value", "awal"], meaning: "where it stands" },
    {
      key: "target",
      type: FIGURE,
      names: ["target", "quota", "goal value", "amount", "kuota"],
      meaning: "where it shall stand, of a quantitative goal",
    },
    {
      key: "rubric",
      type: { type: "text", maximum: 4000 },
      names: ["rubric", "criteria", "rubrik", "kriteria"],
      meaning: "what is judged and how, of a qualitative goal",
    },
    {
      key: "territory",
      type: { type: "reference", to: "territory" },
      names: ["territory", "territory code", "territory id", "kode wilayah", "wilayah"],
      meaning: "for which territory, of the plan that the option plan names or the only one that holds",
    },
    {
      key: "team",
      type: { type: "reference", to: "team" },
      names: ["team", "team name", "tim"],
      meaning: "for which team",
    },
    {
      key: "rep",
      type: { type: "reference", to: "rep" },
      names: ["rep", "rep code", "rep id", "employee key", "salesperson", "sales agent", "kode sales"],
      meaning: "for which rep",
    },
    {
      key: "account",
      type: { type: "reference", to: "account" },
      names: ["account", "account code", "account id", "kode pelanggan"],
      meaning: "with which account",
    },
    {
      key: "product",
      type: { type: "reference", to: "product" },
      names: ["product", "product code", "sku", "kode produk"],
      meaning: "of which product",
    },
    {
      key: "startsOn",
      type: { type: "date" },
      required: true,
      names: ["starts on", "start", "start date", "from", "mulai"],
      meaning: "first civil date of the period",
    },
    {
      key: "endsOn",
      type: { type: "date" },
      required: true,
      names: ["ends on", "until", "end date", "end", "sampai"],
      meaning: "first civil date after the period",
    },
  ],
  checkRow: (values, report) => {
    const { kind = "quantitative", startsOn, endsOn } = values;
    values.kind = kind;
    const isQuantitative = kind === "quantitative";
    const needed = isQuantitative ? OF_QUANTITATIVE : (["rubric"] as const);
    // what the other kind has goes, whatever was stored
    for (const key of isQuantitative ? (["rubric"] as const) : ([...OF_QUANTITATIVE, "baseline"] as const))
      values[key] = null;
    const missing = needed.filter((key) => (values[key] ?? null) === null);
    if (missing.length > 0)
      report({
        severity: "problem",
        code: "IMP-326",
        field: missing[0],
        cause: `a ${String(kind)} goal has no ${missing.join(", ")}`,
        fix: "fill in the cells, or say that the goal is of the other kind",
      });
    if (String(endsOn) <= String(startsOn))
      report({
        severity: "problem",
        code: "IMP-327",
        field: "endsOn",
        cause: `${String(endsOn)} is not after ${String(startsOn)}`,
        fix: "give the first day after the period",
      });
  },
};
