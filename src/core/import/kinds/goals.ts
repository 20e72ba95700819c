import { MONEY } from "./common-fields.ts";
import type { RowReport, TabularKind, Value } from "./field.ts";

const OF_QUANTITATIVE = ["metric", "unit", "target"] as const;
const OF_LEVELS = ["rubricLevels", "targetLevel", "reachedLevel"] as const;
const [FEWEST_LEVELS, MOST_LEVELS, LONGEST_LEVEL] = [3, 5, 500];
const LEVEL = { type: "number", minimum: 1, maximum: MOST_LEVELS, whole: true } as const;

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
    {
      key: "baseline",
      type: MONEY,
      names: ["baseline", "from value", "awal", "nilai awal"],
      meaning: "where it stands",
    },
    {
      key: "target",
      type: MONEY,
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
      key: "rubricLevels",
      type: { type: "list", separator: "|" },
      names: ["rubric levels", "levels", "tingkat rubrik", "tingkat"],
      meaning: "what each of its three to five levels looks like, from the lowest on, with | between them",
    },
    {
      key: "targetLevel",
      type: LEVEL,
      names: ["target level", "tingkat target", "tingkat yang dituju"],
      meaning: "the level to be reached, counted from 1",
    },
    {
      key: "reachedLevel",
      type: LEVEL,
      names: ["reached level", "level reached", "tingkat tercapai", "tingkat yang dicapai"],
      meaning: "the level judged last, counted from 1",
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
      names: [
        "rep",
        "rep code",
        "rep id",
        "employee key",
        "salesperson",
        "sales agent",
        "kode sales",
        "sales rep",
        "tenaga penjual",
      ],
      meaning: "for which rep",
    },
    {
      key: "account",
      type: { type: "reference", to: "account" },
      names: ["account", "account code", "account id", "kode pelanggan", "akun", "kode akun"],
      meaning: "with which account",
    },
    {
      key: "product",
      type: { type: "reference", to: "product" },
      names: ["product", "product code", "sku", "kode produk", "produk"],
      meaning: "of which product",
    },
    {
      key: "startsOn",
      type: { type: "date" },
      required: true,
      names: ["starts on", "start", "start date", "from", "mulai", "hari pertama"],
      meaning: "first civil date of the period",
    },
    {
      key: "endsOn",
      type: { type: "date" },
      required: true,
      names: ["ends on", "until", "end date", "end", "sampai", "tanggal berakhir"],
      meaning: "first civil date after the period",
    },
  ],
  checkRow: (values, report) => {
    const { kind = "quantitative", startsOn, endsOn } = values;
    values.kind = kind;
    const isQuantitative = kind === "quantitative";
    const needed = isQuantitative ? OF_QUANTITATIVE : (["rubric"] as const);
    // what the other kind has goes, whatever was stored
    for (const key of isQuantitative
      ? (["rubric", ...OF_LEVELS] as const)
      : ([...OF_QUANTITATIVE, "baseline"] as const))
      values[key] = null;
    if (!isQuantitative) checkLevels(values, report);
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

/** The levels of a rubric, the one to be reached and the one judged stand together: of a row that names one of them the rest goes. */
function checkLevels(values: Record<string, Value>, report: RowReport): void {
  if (OF_LEVELS.every((key) => values[key] === undefined)) return;
  for (const key of OF_LEVELS) values[key] ??= null;
  const levels = values.rubricLevels as readonly string[] | null;
  const tell = (field: (typeof OF_LEVELS)[number], cause: string, fix: string) =>
    report({ severity: "problem", code: "IMP-328", field, cause, fix });
  const count = levels?.length ?? 0;
  if (levels !== null && (count < FEWEST_LEVELS || count > MOST_LEVELS))
    tell("rubricLevels", `the rubric has ${count} levels`, "describe three to five, with | between them");
  if (levels?.some((level) => level.length > LONGEST_LEVEL))
    tell("rubricLevels", `a level has more than ${LONGEST_LEVEL} characters`, "shorten it");
  for (const key of ["targetLevel", "reachedLevel"] as const) {
    if (Number(values[key] ?? 0) > count)
      tell(
        key,
        `the rubric of the row describes ${count} levels, not ${String(values[key])}`,
        "describe the level",
      );
  }
}
