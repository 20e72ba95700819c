import { strToU8 } from "fflate";
import { guardFormula } from "../domain/formula-guard.ts";
import type { ExportCell, ExportTable } from "./export-table.ts";

/** CSV as RFC 4180 but with LF: UTF-8 without a byte order mark, comma, texts guarded against formulas. Page by page. */
export async function* writeCsv({ columns, pages }: ExportTable): AsyncGenerator<Uint8Array> {
  yield strToU8(formatRows([columns]));
  for await (const rows of pages) yield strToU8(formatRows(rows));
}

/** Lines of such a file. */
export const formatRows = (rows: readonly (readonly ExportCell[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(",")}\n`).join("");

/** A number is no text, so that −5 needs no guard. */
const csvCell = (cell: ExportCell): string =>
  typeof cell === "string" ? quote(guardFormula(cell)) : String(cell ?? "");

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
