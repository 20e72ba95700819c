import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Table } from "../../core/import/table.ts";
import type { ImportHead, ImportOptions } from "../ports/rows/imports.ts";
import { UnreadableFile } from "../ports.ts";
import { BATCH_ROWS, type OpenedRows, PREVIEW_ROWS } from "./file-rows.ts";
import type { ImportFile } from "./import-kind.ts";
import type { ImportWorld } from "./import-world.ts";
import { openCsvRows } from "./open-csv-rows.ts";

/**
 * Opens a file of rows by what is in it: a workbook, GeoJSON points, or CSV, which is read in pieces. Problems: those of
 * reading it, IMP-201 … IMP-218, IMP-252, IMP-283.
 */
export async function openRows(
  { engine }: Pick<ImportWorld, "engine">,
  file: ImportFile,
  options: ImportOptions,
): Promise<Outcome<OpenedRows>> {
  const format = await formatOf(file);
  if (format !== "csv") {
    const table = await engine.decoders.table(
      await file.read(),
      options.sheet === null ? {} : { sheet: options.sheet },
    );
    return table.ok ? success(rowsOfTable(table.value, format), table.warnings) : table;
  }
  const text = await engine.decoders.textStream(file.name, file.open, options.encoding);
  if (!text.ok) return text;
  const { encoding, parts } = text.value;
  try {
    const opened = await openCsvRows(file.name, { parts, encoding, options });
    return opened.ok ? success(opened.value, [...text.warnings, ...opened.warnings]) : opened;
  } catch (error) {
    if (error instanceof UnreadableFile) return failure([error.problem]);
    throw error;
  }
}

async function formatOf(file: ImportFile): Promise<ImportHead["format"]> {
  for await (const piece of file.open()) {
    const [a, b, c, d] = piece;
    if ((a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) || (a === 0xd0 && b === 0xcf))
      return "workbook";
    const start = new TextDecoder().decode(piece.subarray(0, 200)).trimStart();
    return start.startsWith("{") ? "points" : "csv";
  }
  return "csv";
}

function rowsOfTable(
  { columns, rows, rowNumbers, decimalMark }: Table,
  format: ImportHead["format"],
): OpenedRows {
  const preview = rows.slice(0, PREVIEW_ROWS).map((row) => row.map((cell) => String(cell ?? "")));
  return {
    head: { format, encoding: null, delimiter: null, decimalMark, columns, preview },
    batches: async function* () {
      for (let start = 0; start < rows.length; start += BATCH_ROWS) {
        yield rows
          .slice(start, start + BATCH_ROWS)
          .map((cells, index) => ({ number: rowNumbers[start + index], cells }));
      }
    },
  };
}
