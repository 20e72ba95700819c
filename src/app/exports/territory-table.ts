import { type ExportTable, wholeTable } from "../../core/export/export-table.ts";
import type { ExportSource } from "./export-source.ts";
import { listTerritoryLines } from "./list-territory-lines.ts";

/** Territories with totals and primary reps, by code, a column for each activity measure; the last line without a code is white space. */
export async function territoryTable(
  source: Pick<ExportSource, "tx" | "actor" | "plan">,
): Promise<ExportTable> {
  const lines = await listTerritoryLines(source);
  const keys = [...new Set(lines.flatMap(({ measures }) => Object.keys(measures)))].sort();
  const columns = Object.keys(lines[0]?.fields ?? {});
  const rows = lines.map(({ fields, measures }) => [
    ...columns.map((column) => fields[column]),
    ...keys.map((key) => measures[key] ?? 0),
  ]);
  return wholeTable("territories", [...columns, ...keys], rows);
}
