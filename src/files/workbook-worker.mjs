// Plain JavaScript, so that a worker thread runs it alike from source and beside the bundle, without a loader.
import { parentPort, workerData } from "node:worker_threads";
import { read, SSF, utils } from "@e965/xlsx";

const { bytes, sheet, maximumRows } = workerData;

/** Numbers stay numbers, but dates become ISO text, and codes shown with leading zeros (format 00000) keep them. */
function cellValue(cell) {
  if (cell === undefined || cell.t === "z") return null;
  if (cell.t === "e") return cell.w ?? "#N/A";
  if (cell.t === "b") return cell.v ? "TRUE" : "FALSE";
  if (cell.t !== "n") return cell.v === undefined ? null : String(cell.v);
  const format = typeof cell.z === "string" ? cell.z : "General";
  if (/^0{2,}$/.test(format)) return String(cell.w ?? cell.v);
  if (!SSF.is_date(format)) return cell.v;
  const date = SSF.parse_date_code(cell.v);
  if (!date) return cell.v;
  const two = (number) => String(number).padStart(2, "0");
  const day = `${date.y}-${two(date.m)}-${two(date.d)}`;
  const hasTime = date.H > 0 || date.M > 0 || Math.floor(date.S) > 0;
  return hasTime ? `${day}T${two(date.H)}:${two(date.M)}:${two(Math.floor(date.S))}` : day;
}

function readSheet() {
  const names = read(bytes, { bookSheets: true }).SheetNames;
  const name = sheet ?? names[0];
  if (name === undefined || !names.includes(name)) return { kind: "no-sheet", names };
  const options = {
    dense: true,
    cellNF: true,
    cellFormula: false,
    cellHTML: false,
    sheets: name,
    sheetRows: maximumRows + 1,
  };
  const worksheet = read(bytes, options).Sheets[name];
  // a sheet that is a chart, or empty, has no range
  if (!worksheet?.["!ref"]) return { kind: "rows", rows: [], firstRow: 1 };
  const range = utils.decode_range(worksheet["!ref"]);
  const data = worksheet["!data"] ?? [];
  const rows = [];
  for (let row = range.s.r; row <= range.e.r; row++) {
    const cells = [];
    for (let column = range.s.c; column <= range.e.c; column++) cells.push(cellValue(data[row]?.[column]));
    rows.push(cells);
  }
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
