import { formatCsv } from "../design/format-alignment.ts";
import type { ExportSource, ExportText } from "./export-source.ts";
import { listTerritoryLines, type TerritoryLine } from "./list-territory-lines.ts";
import { spreadsheetCell } from "./spreadsheet-cell.ts";

/** Territories with totals and primary reps, by code, a column for each activity measure; the last line without a code is white space. */
export async function writeTerritories(source: ExportSource): Promise<ExportText> {
  const lines = await listTerritoryLines(source);
  const keys = [...new Set(lines.flatMap(({ measures }) => Object.keys(measures)))].sort();
  const columns = Object.keys(lines[0]?.fields ?? {});
  const rows = lines.map(({ fields, measures }) => [
    ...columns.map((column) => spreadsheetCell(asCell(fields[column]))),
    ...keys.map((key) => spreadsheetCell(measures[key] ?? 0)),
  ]);
  const header = [...columns, ...keys.map(spreadsheetCell)];
  return { parts: [formatCsv(header, rows)], rows: rows.length };
}

const asCell = (value: TerritoryLine["fields"][string]): string | number | null =>
  typeof value === "boolean" ? String(value) : value;
