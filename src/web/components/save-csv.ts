import { guardFormula } from "../../core/domain/formula-guard.ts";
import { saveFile } from "./save-file.ts";

type Cell = string | number | null;

/** A table as a CSV file that no spreadsheet runs; numbers with a point, as programs read them. */
export function saveCsv(name: string, rows: readonly (readonly Cell[])[]): void {
  const text = rows.map((row) => row.map(writeCell).join(",")).join("\r\n");
  // with a byte-order mark Excel reads it as UTF-8
  saveFile(`${name}.csv`, ["\uFEFF", text], "text/csv");
}

function writeCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const guarded = guardFormula(cell);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
