import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { parseJson } from "../core/import/parse-json.ts";
import { readCsv } from "../core/import/read-csv.ts";
import type { Table } from "../core/import/table.ts";
import { tableFromPoints } from "../core/import/table-from-points.ts";
import { isZip } from "./check-zip.ts";
import { decodeText } from "./decode-text.ts";
import { gunzipIfNeeded } from "./gunzip-if-needed.ts";
import { readWorkbook, type WorkbookOptions } from "./read-workbook.ts";

/**
 * Reads a file of rows by what is in it, not by its name: a workbook (XLSX, XLS, ODS), GeoJSON points, or CSV, each also as
 * gzip. Problems: IMP-203 … IMP-218 and IMP-252.
 */
export async function readTableBytes(
  packed: Uint8Array,
  file: string,
  options: WorkbookOptions,
): Promise<Outcome<Table>> {
  const unpacked = await gunzipIfNeeded(packed, file);
  if (!unpacked.ok) return unpacked;
  const bytes = unpacked.value;
  if (isZip(bytes) || isOldWorkbook(bytes)) return readWorkbook(bytes, file, options);
  const text = decodeText(bytes, file);
  if (!text.ok) return text;
  const table = /^\ufeff?\s*\{/.test(text.value) ? readPoints(text.value, file) : readCsv(text.value, file);
  const warnings = [...text.warnings, ...table.warnings];
  return table.ok ? success(table.value, warnings) : failure(table.problems, warnings);
}

/** OLE compound file: XLS, and XLSX protected by a password. */
const isOldWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

function readPoints(text: string, file: string): Outcome<Table> {
  try {
    return tableFromPoints(parseJson(text), file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const cause = `the JSON cannot be read: ${reason}`;
    return failure([{ code: "IMP-252", where: { file }, cause, fix: "check that the file is complete" }]);
  }
}
