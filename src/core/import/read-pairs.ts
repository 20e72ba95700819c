import { failure, type Outcome, type Problem } from "../domain/problem.ts";
import { cellText } from "./cell-text.ts";
import type { CodeBook } from "./code-book.ts";
import { findColumn } from "./find-column.ts";
import { placeOfCell } from "./look-up-unit.ts";
import { type CodePair, readUnitPairs } from "./read-unit-pairs.ts";
import type { Table } from "./table.ts";

/** Two units that must, or must not, share a territory. */
export interface UnitPair extends CodePair {
  readonly kind: "required" | "forbidden";
}

const KIND_WORDS: Readonly<Record<string, UnitPair["kind"]>> = {
  required: "required",
  require: "required",
  together: "required",
  wajib: "required",
  forbidden: "forbidden",
  forbid: "forbidden",
  apart: "forbidden",
  dilarang: "forbidden",
};

/**
 * Reads pairs of units: the first two columns are codes, `kind` (or the third) says required or forbidden. Problems: columns
 * (IMP-260), units (IMP-270, IMP-271, IMP-273), kinds (IMP-274), a pair that is both (IMP-275). O(rows).
 */
export function readPairs(table: Table, book: CodeBook): Outcome<readonly UnitPair[]> {
  const named = findColumn(table.columns, ["kind", "type", "rule", "jenis"]);
  const kindColumn = named >= 0 ? named : 2;
  if (table.columns.length < 3) return failure([noKindColumn(table)]);
  const kindOf = new Map<string, { readonly kind: UnitPair["kind"]; readonly row: number }>();
  return readUnitPairs(table, book, (pair, row, problems) => {
    const kind = KIND_WORDS[cellText(table.rows[row][kindColumn]).toLowerCase()];
    if (kind === undefined) {
      problems.push(unknownKind(placeOfCell(table, row, kindColumn)));
      return null;
    }
    const key = [pair.unitA, pair.unitB].sort().join("\n");
    const first = kindOf.get(key);
    if (first !== undefined && first.kind !== kind)
      problems.push(bothKinds(placeOfCell(table, row, kindColumn), first.row));
    kindOf.set(key, first ?? { kind, row: table.rowNumbers[row] });
    return { ...pair, kind };
  });
}

const noKindColumn = (table: Table): Problem => ({
  code: "IMP-260",
  where: { file: table.file },
  cause: `the file has too few columns: ${table.columns.join(", ")}`,
  fix: "give the columns unit_a,unit_b,kind",
});

const unknownKind = (where: Problem["where"]): Problem => ({
  code: "IMP-274",
  where,
  cause: `"${where.item ?? ""}" is no kind of pair`,
  fix: 'write "required" (same territory) or "forbidden" (different territories)',
});

const bothKinds = (where: Problem["where"], firstRow: number): Problem => ({
  code: "IMP-275",
  where,
  cause: `the pair is ${where.item} here and the opposite in row ${firstRow}`,
  fix: "keep one of the two rows",
});
