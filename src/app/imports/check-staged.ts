import type { BoundField } from "../../core/import/kinds/mapping.ts";
import type {
  DuplicateKey,
  ImportCounts,
  ImportProblem,
  ImportTarget,
  UnfitRating,
} from "../ports/rows/imports.ts";
import { type ImportCheck, LISTED_PROBLEMS } from "./import-kind.ts";

/** Faults of one kind that are told row by row: one more than is kept, so that it is seen that there are more. */
const TOLD = LISTED_PROBLEMS + 1;
/** Codes of a field, as they come, that are compared with all that it can name. */
const MEANINGS_LOOKED_UP = 1000;

/** What can be seen only when all rows are staged: keys that stand twice, and what codes name. Gives the counts. */
export async function checkStaged(
  check: ImportCheck,
  target: ImportTarget,
  bound: readonly BoundField[],
): Promise<ImportCounts> {
  const { record } = check;
  const { duplicates } = record.options;
  const columnOf = (field: string) =>
    bound.find((one) => one.field.key === field)?.source.columns.join(" + ") ?? field;
  await check.stage(async ({ imports: { records } }) => {
    if (duplicates !== "fail") await records.skipDuplicates(record.id, duplicates);
    for (const found of await records.duplicates(record.id, target, TOLD)) {
      for (const problem of describeDuplicate(found, columnOf("code"))) check.report(problem);
    }
  });
  await check.stage(async ({ imports: { records } }) => {
    await records.resolveWithin(record.id, target);
    const unresolved = await records.unresolved(record.id, target, TOLD);
    for (const field of new Set(unresolved.map((row) => row.field))) {
      const rows = unresolved.filter((row) => row.field === field);
      const codes = [...new Set(rows.map(({ code }) => code))].slice(0, MEANINGS_LOOKED_UP);
      const meant = await records.codesMeant(target, field, codes);
      for (const { rowNumber, code } of rows) {
        check.report(unknownCode({ rowNumber, column: columnOf(field), code }, field, meant.get(code)));
      }
    }
  });
  return check.stage(async ({ imports }) => {
    if (target.fields.some(({ key }) => key === "parent")) {
      for (const { rowNumber, key } of await imports.records.generations(record.id, TOLD)) {
        check.report(generation(rowNumber, columnOf("parent"), key));
      }
    }
    if (target.kind === "ratings") {
      for (const unfit of await imports.records.unfitRatings(record.id, TOLD)) {
        check.report(describeUnfit(unfit, columnOf));
      }
    }
    const missing = await imports.records.countMissing(record.id, target);
    return { ...(await imports.countEffects(record.id)), missing };
  });
}

function describeDuplicate({ keys, rowNumbers }: DuplicateKey, column: string): readonly ImportProblem[] {
  if (keys.length > 1) {
    const cause = `${keys.map((key) => `"${key}"`).join(" and ")} differ by case or composition only, and are taken for different`;
    const fix = "write the key in one way, if they are the same";
    return [
      { severity: "warning", rowNumber: rowNumbers[0], column, value: keys[0], code: "IMP-321", cause, fix },
    ];
  }
  return rowNumbers.slice(1).map((rowNumber) => ({
    severity: "problem",
    rowNumber,
    column,
    value: keys[0],
    code: "IMP-320",
    cause: `the key "${keys[0]}" stands in row ${rowNumbers[0]} already`,
    fix: "map further columns to the key where it is of several lines (order and product), keep one row for it, or say with the option duplicates whether the first or the last counts",
  }));
}

const FIXES: Readonly<Record<string, string>> = {
  territory: "correct the code, or name the plan whose territories are meant with the option plan",
  team: "make the team first (no file brings teams), correct its name, say in the mapping what it means, or leave team out of the mapping",
  raterMember: "add the member first, or correct the address",
};

const unknownCode = (
  { rowNumber, column, code }: { readonly rowNumber: number; readonly column: string; readonly code: string },
  field: string,
  meant: string | undefined,
): ImportProblem => ({
  severity: "problem",
  rowNumber,
  column,
  value: code,
  code: "IMP-322",
  cause: field === "raterMember" ? `no member has the address "${code}"` : `there is no ${field} "${code}"`,
  fix:
    meant === undefined
      ? (FIXES[field] ??
        `import it first, correct the code, say in the mapping what it means, or leave ${field} out of the mapping`)
      : `say in the mapping that it means "${meant}", if that is meant; else import it first, or correct the code`,
});

const generation = (rowNumber: number, column: string, key: string): ImportProblem => ({
  severity: "problem",
  rowNumber,
  column,
  value: key,
  code: "IMP-309",
  cause: `the family of "${key}" would have more than one generation: its head has a head, or it heads others`,
  fix: "name the head of the whole family",
});

const UNFIT: Readonly<Record<UnfitRating["why"], readonly [field: string, cause: string, fix: string]>> = {
  "of-oneself": ["raterMember", "the rater is the rep", "have somebody else rate them"],
  "to-come": ["ratedOn", "the day is still to come", "give today or an earlier date"],
  "the-raters-own": [
    "score",
    "its rater has given or changed it since in their own name",
    "leave the row out: only the rater changes it",
  ],
  given: [
    "ratedOn",
    "the rater has rated this trait of the rep on this day already, in another row or in what is stored",
    "leave the row out, or give another day",
  ],
};

function describeUnfit(
  { rowNumber, key, why }: UnfitRating,
  columnOf: (field: string) => string,
): ImportProblem {
  const [field, cause, fix] = UNFIT[why];
  return { severity: "problem", rowNumber, column: columnOf(field), value: key, code: "IMP-329", cause, fix };
}
