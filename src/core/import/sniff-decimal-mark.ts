import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";

/** What the numbers of a table are written with, and what was not certain about it. */
export interface DecimalMarkEvidence {
  readonly decimalMark: "." | ",";
  /** Columns whose numbers can only be read with the other mark. */
  readonly contradictingColumns: readonly string[];
  /** Columns like 1.234 (three digits after the only point) that were read as thousands because of the semicolons. */
  readonly ambiguousColumns: readonly string[];
}

const SAMPLE_ROWS = 5_000;
const COMMA_ONLY =
  /^[+-]?(?:\d*,\d{1,2}|\d*,\d{4,}|\d{4,},\d+|0,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})\s*%?$/;
const POINT_ONLY =
  /^[+-]?(?:\d*\.\d{1,2}|\d*\.\d{4,}|\d{4,}\.\d+|0\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})\s*%?$/;
const DOTTED_THOUSANDS = /^[+-]?\d{1,3}\.\d{3}$/;
/** What stands beside thousands with a point, and needs none itself. */
const BELOW_THOUSAND = /^[+-]?(?:0|[1-9]\d{0,2})$/;

/**
 * Decides by the cells of up to 5,000 rows whether numbers use a decimal comma. Text that could be either (1.234) decides
 * only in semicolon files, which spreadsheets write where the comma is the decimal mark. O(cells looked at).
 */
export function sniffDecimalMark(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  delimiter: string,
): DecimalMarkEvidence {
  const commaColumns: string[] = [];
  const pointColumns: string[] = [];
  const dottedColumns: string[] = [];
  columns.forEach((column, index) => {
    const kind = columnKind(rows, index);
    if (kind === "comma") commaColumns.push(column);
    if (kind === "point") pointColumns.push(column);
    if (kind === "dotted") dottedColumns.push(column);
  });
  const isSemicolon = delimiter === ";";
  const usesComma = isSemicolon
    ? commaColumns.length > 0 || (dottedColumns.length > 0 && pointColumns.length === 0)
    : commaColumns.length > pointColumns.length;
  return {
    decimalMark: usesComma ? "," : ".",
    contradictingColumns: usesComma ? pointColumns : commaColumns,
    ambiguousColumns: usesComma && commaColumns.length === 0 ? dottedColumns : [],
  };
}

function columnKind(
  rows: readonly (readonly Cell[])[],
  index: number,
): "comma" | "point" | "dotted" | "other" {
  const counts = { comma: 0, point: 0, dotted: 0, small: 0, filled: 0 };
  for (let row = 0; row < rows.length && row < SAMPLE_ROWS; row++) {
    const cell = rows[row][index];
    if (typeof cell !== "string" || cell === "") continue;
    counts.filled++;
    const text = cellText(cell);
    if (!/^[+-]?[\d.,]/.test(text)) continue;
    if (COMMA_ONLY.test(text)) counts.comma++;
    else if (POINT_ONLY.test(text)) counts.point++;
    else if (DOTTED_THOUSANDS.test(text)) counts.dotted++;
    else if (BELOW_THOUSAND.test(text)) counts.small++;
  }
  if (counts.comma > 0 && counts.point === 0) return "comma";
  if (counts.point > 0 && counts.comma === 0) return "point";
  return counts.dotted > 0 && counts.dotted + counts.small === counts.filled ? "dotted" : "other";
}
