// Plain JavaScript, so that a worker thread runs it alike from source and beside the bundle, without a loader.
import { parentPort, workerData } from "node:worker_threads";
import { CFB, read, SSF, utils } from "@e965/xlsx";

const { bytes, sheet, maximumRows } = workerData;

/** Numbers stay numbers, but dates become ISO text, and codes shown with leading zeros (format 00000) keep them. */
function cellValue(cell, date1904) {
  if (cell === undefined || cell.t === "z") return null;
  if (cell.t === "e") return cell.w ?? "#N/A";
  if (cell.t === "b") return cell.v ? "TRUE" : "FALSE";
  if (cell.t !== "n") return cell.v === undefined ? null : String(cell.v);
  const format = typeof cell.z === "string" ? cell.z : "General";
  if (/^0{2,}$/.test(format)) return String(cell.w ?? cell.v);
  if (!SSF.is_date(format)) return cell.v;
  const date = SSF.parse_date_code(cell.v, { date1904 });
  if (!date) return cell.v;
  const two = (number) => String(number).padStart(2, "0");
  const day = `${date.y}-${two(date.m)}-${two(date.d)}`;
  const hasTime = date.H > 0 || date.M > 0 || Math.floor(date.S) > 0;
  return hasTime ? `${day}T${two(date.H)}:${two(date.M)}:${two(Math.floor(date.S))}` : day;
}

/** What is in an encrypted workbook is a file of its own in an OLE container ([MS-OFFCRYPTO] 2.3.1). */
const isEncrypted = () =>
  bytes[0] === 0xd0 &&
  bytes[1] === 0xcf &&
  CFB.find(CFB.read(bytes, { type: "array" }), "/EncryptedPackage") !== null;

function readSheet() {
  if (isEncrypted()) return { kind: "unreadable", reason: "encrypted" };
  const names = read(bytes, { bookSheets: true }).SheetNames;
  if (sheet !== null && !names.includes(sheet)) return { kind: "no-sheet", names };
  const options = {
    dense: true,
    cellNF: true,
    cellFormula: true,
    // else a formula without its value would be no cell at all
    sheetStubs: true,
    cellHTML: false,
    sheetRows: maximumRows + 1,
  };
  let found;
  for (const name of sheet === null ? names : [sheet]) {
    found = read(bytes, { ...options, sheets: name });
    // a sheet that is a chart, or empty, has no range
    if (found.Sheets[name]?.["!ref"]) return { ...readRows(found, name), name, names };
  }
  return names.length === 0
    ? { kind: "no-sheet", names }
    : { kind: "rows", rows: [], firstRow: 1, names: [] };
}

function readRows(book, name) {
  const worksheet = book.Sheets[name];
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const range = utils.decode_range(worksheet["!ref"]);
  const data = worksheet["!data"] ?? [];
  const rows = [];
  const unknown = [];
  for (let row = range.s.r; row <= range.e.r; row++) {
    const cells = [];
    for (let column = range.s.c; column <= range.e.c; column++) {
      const cell = data[row]?.[column];
      cells.push(cellValue(cell, date1904));
      if (cell?.t === "z" && cell.f !== undefined) unknown.push(utils.encode_cell({ r: row, c: column }));
    }
    rows.push(cells);
  }
  if (unknown.length > 0) return { kind: "no-values", count: unknown.length, first: unknown[0] };
  return { kind: "rows", rows, firstRow: range.s.r + 1 };
}

try {
  parentPort.postMessage(readSheet());
} catch (error) {
  parentPort.postMessage({
    kind: "unreadable",
    reason: error instanceof Error ? error.message : String(error),
  });
}
