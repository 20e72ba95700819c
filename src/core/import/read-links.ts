import { counted } from "../domain/counted.ts";
import { type UnitCode, unitCode } from "../domain/ids.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { cellText } from "./cell-text.ts";
import type { CodeBook } from "./code-book.ts";
import { findColumn } from "./find-column.ts";
import { gatherProblems } from "./gather-problems.ts";
import { listExamples } from "./list-examples.ts";
import { placeOfCell } from "./look-up-unit.ts";
import { parseNumber } from "./parse-number.ts";
import type { Table } from "./table.ts";

export interface LinkRow {
  readonly unitA: UnitCode;
  readonly unitB: UnitCode;
  /** True for rows of type "land": a border; false for a link across water or a gap. */
  readonly isLand: boolean;
  /** Shared border (land) or gap (link) in km; null where the file gives none. */
  readonly lengthKm: number | null;
}

export interface Links {
  readonly rows: readonly LinkRow[];
  /** The file has rows of type "land": then it is the complete adjacency, else its rows are added to the borders. */
  readonly isComplete: boolean;
}

/**
 * Reads links between units: the first two columns are codes, `type` is optional, and so are lengths in columns ending in _km
 * (the first filled one counts). Rows with units that are not there are skipped: quietly for units a filter left out, with a
 * warning otherwise (IMP-276). Problems: IMP-220, IMP-260, IMP-271, IMP-273. O(rows).
 */
export function readLinks(table: Table, book: CodeBook): Outcome<Links> {
  if (table.columns.length < 2) return failure([tooFewColumns(table)]);
  const typeColumn = findColumn(table.columns, ["type", "kind", "jenis"]);
  const lengthColumns = table.columns.flatMap((name, index) => (/[_\s]?km$/i.test(name) ? [index] : []));
  const problems = gatherProblems();
  const unknown = new Set<string>();
  const rows: LinkRow[] = [];
  let isComplete = false;
  for (let row = 0; row < table.rows.length; row++) {
    const cells = table.rows[row];
    const isLand = typeColumn >= 0 && cellText(cells[typeColumn]).toLowerCase() === "land";
    isComplete ||= isLand;
    const [first, second] = [book.lookUp(cells[0]), book.lookUp(cells[1])];
    for (const column of [0, 1]) {
      const text = cellText(cells[column]);
      const kind = (column === 0 ? first : second).kind;
      if (text === "") problems.add(emptyEnd(placeOfCell(table, row, column)));
      else if (kind === "unknown" || kind === "ambiguous") unknown.add(text);
    }
    const lengthKm = readLengthKm(table, row, lengthColumns);
    if (lengthKm !== null && typeof lengthKm !== "number") {
      problems.add(lengthKm);
      continue;
    }
    const ends = [first, second].flatMap((end) =>
      end.kind === "known" || end.kind === "repaired" ? [end.code] : [],
    );
    if (ends.length < 2) continue;
    if (ends[0] === ends[1]) problems.add(selfLink(placeOfCell(table, row, 1)));
    else rows.push({ unitA: unitCode(ends[0]), unitB: unitCode(ends[1]), isLand, lengthKm });
  }
  const warnings = unknown.size > 0 ? [skippedRows(table.file, [...unknown])] : [];
  return problems.count > 0 ? failure(problems.list(), warnings) : success({ rows, isComplete }, warnings);
}

function readLengthKm(table: Table, row: number, columns: readonly number[]): number | null | Problem {
  for (const column of columns) {
    const value = parseNumber(table.rows[row][column], table.decimalMark);
    if (value === null) continue;
    if (typeof value === "number" && value >= 0) return value;
    const where = placeOfCell(table, row, column);
    const cause = typeof value === "number" ? `the length ${value} km is negative` : value.problem;
    return { code: "IMP-220", where, cause, fix: "give the length in km, or leave the cell empty" };
  }
  return null;
}

const tooFewColumns = (table: Table): Problem => ({
  code: "IMP-260",
  where: { file: table.file },
  cause: "links need two columns of unit codes",
  fix: "give the columns unit_a,unit_b and, if you like, type and length_km",
});

const emptyEnd = (where: Problem["where"]): Problem => ({
  code: "IMP-271",
  where,
  cause: `the row has nothing in "${where.column}"`,
  fix: "name both units, or remove the row",
});

const selfLink = (where: Problem["where"]): Problem => ({
  code: "IMP-273",
  where,
  cause: `unit ${where.item} is linked to itself`,
  fix: "name two different units",
});

const skippedRows = (file: string, codes: readonly string[]): Problem => ({
  code: "IMP-276",
  where: { file },
  cause: `rows with ${counted(codes.length, "unit that is", "units that are")} not there were skipped: ${listExamples(codes)}`,
  fix: "correct the codes, if these units are meant",
});
