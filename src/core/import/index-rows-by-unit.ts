import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { cellText } from "./cell-text.ts";
import type { CodeBook } from "./code-book.ts";
import { gatherProblems, type ProblemList } from "./gather-problems.ts";
import { listExamples } from "./list-examples.ts";
import type { Table } from "./table.ts";

/** Which row of a table describes which unit. */
export interface RowsByUnit {
  /** Row index by unit code. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Codes in the table that no unit has. */
  readonly unmatched: readonly string[];
}

/**
 * Finds the row of each unit by its code in `keyColumn`. Codes that lost zeros are put back where only one unit can be meant
 * and no other row already names it (warning IMP-227), else named (IMP-228); so are empty (IMP-230) and repeated keys
 * (IMP-223). O(rows).
 */
export function indexRowsByUnit(table: Table, keyColumn: number, book: CodeBook): Outcome<RowsByUnit> {
  const column = table.columns[keyColumn];
  const problems = gatherProblems();
  const rowOf = new Map<string, number>();
  const firstRowOf = new Map<string, number>();
  const unmatched: string[] = [];
  const toRepair: { readonly row: number; readonly code: string }[] = [];
  const place = (row: number, item: string) => ({
    file: table.file,
    row: table.rowNumbers[row],
    column,
    item,
  });

  for (let row = 0; row < table.rows.length; row++) {
    const text = cellText(table.rows[row][keyColumn]);
    if (text === "") {
      problems.add(emptyKey({ file: table.file, row: table.rowNumbers[row], column }));
      continue;
    }
    const first = firstRowOf.get(text);
    if (first !== undefined) {
      problems.add(repeatedKey(place(row, text), table.rowNumbers[first]));
      continue;
    }
    firstRowOf.set(text, row);
    const found = book.lookUp(text);
    if (found.kind === "known") rowOf.set(found.code, row);
    if (found.kind === "repaired") toRepair.push({ row, code: found.code });
    if (found.kind === "ambiguous") problems.add(ambiguousKey(place(row, text), found.candidates));
    if (found.kind === "unknown") unmatched.push(text);
  }

  const repaired = repairKeys(table, { keyColumn, rowOf, toRepair, problems });
  const warnings = repaired.length > 0 ? [repairedKeys(table.file, column, repaired)] : [];
  return problems.count > 0 ? failure(problems.list(), warnings) : success({ rowOf, unmatched }, warnings);
}

interface Repairs {
  readonly keyColumn: number;
  readonly rowOf: Map<string, number>;
  readonly toRepair: readonly { readonly row: number; readonly code: string }[];
  readonly problems: ProblemList;
}

/** Exact codes come first: a repaired code must not push out the row that names the unit in full. */
function repairKeys(table: Table, repairs: Repairs): string[] {
  const { keyColumn, rowOf, toRepair, problems } = repairs;
  const repaired: string[] = [];
  for (const { row, code } of toRepair) {
    const text = cellText(table.rows[row][keyColumn]);
    const other = rowOf.get(code);
    if (other === undefined) {
      rowOf.set(code, row);
      repaired.push(`${text} → ${code}`);
      continue;
    }
    problems.add({
      code: "IMP-228",
      where: { file: table.file, row: table.rowNumbers[row], column: table.columns[keyColumn], item: text },
      cause: `"${text}" could be ${code} with its zeros lost, but row ${table.rowNumbers[other]} already names ${code}`,
      fix: "write the code in full, as text",
    });
  }
  return repaired;
}

const emptyKey = (where: Problem["where"]): Problem => ({
  code: "IMP-230",
  where,
  cause: "the row has no code",
  fix: "fill in the code of the unit, or remove the row",
});

const repeatedKey = (where: Problem["where"], firstRow: number): Problem => ({
  code: "IMP-223",
  where,
  cause: `"${where.item}" already stands in row ${firstRow}`,
  fix: "keep one row per unit; if codes lost their zeros (11.10 became 11.1), export them as text",
});

const ambiguousKey = (where: Problem["where"], candidates: readonly string[]): Problem => ({
  code: "IMP-228",
  where,
  cause: `"${where.item}" lost zeros and could be ${listExamples(candidates)}`,
  fix: "write the code in full, as text",
});

const repairedKeys = (file: string, column: string, repaired: readonly string[]): Problem => ({
  code: "IMP-227",
  where: { file, column },
  cause: `${repaired.length} ${repaired.length === 1 ? "code" : "codes"} had lost zeros, put back: ${listExamples(repaired)}`,
  fix: "export codes as text, so that zeros stay",
});
