import Papa from "papaparse";
import { failure, type Outcome, type Problem } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { sniffDelimiter } from "./sniff-delimiter.ts";
import type { Table } from "./table.ts";
import { tableFromRows } from "./table-from-rows.ts";

/** Excel's first line that names the delimiter. */
export const DELIMITER_LINE = /^sep=([,;\t|])\r?\n/i;

/**
 * Reads CSV text: delimiter sniffed (comma, semicolon, tab, bar, or Excel's `sep=` line), byte order mark dropped, quoted
 * line breaks kept, decimal commas noticed. Cells stay as read, codes byte for byte. Problems: IMP-205, IMP-210 … IMP-218.
 */
export function readCsv(text: string, file: string): Outcome<Table> {
  const unmarked = text.startsWith("\ufeff") ? text.slice(1) : text;
  const notTable = whyNotCsv(unmarked, file);
  if (notTable) return failure([notTable]);

  const delimiterLine = DELIMITER_LINE.exec(unmarked);
  const body = delimiterLine ? unmarked.slice(delimiterLine[0].length) : unmarked;
  const delimiter = delimiterLine ? delimiterLine[1] : sniffDelimiter(body);
  const parsed = Papa.parse(body, { delimiter, skipEmptyLines: false });
  const rowNumbers = countLines(parsed.data, delimiterLine ? 2 : 1);
  const rowsWithQuotes = new Set(
    parsed.errors.flatMap((error) => (error.type === "Quotes" ? [error.row ?? 0] : [])),
  );
  if (rowsWithQuotes.size > 0) {
    const problems = gatherProblems();
    for (const row of rowsWithQuotes) problems.add(quoteProblem(file, rowNumbers[row]));
    return failure(problems.list());
  }
  return tableFromRows({ file, rows: parsed.data, rowNumbers, delimiter });
}

/** Line on which each row starts, quoted line breaks counted. */
function countLines(rows: readonly (readonly string[])[], firstLine: number): number[] {
  let line = firstLine;
  return rows.map((row) => {
    const start = line;
    line++;
    for (const cell of row) if (cell.includes("\n")) line += cell.split("\n").length - 1;
    return start;
  });
}

const quoteProblem = (file: string, row: number | undefined): Problem => ({
  code: "IMP-214",
  where: row === undefined ? { file } : { file, row },
  cause: "a quoted text is not closed, or something follows its closing quote",
  fix: 'close the quote, or write a quote inside quoted text twice ("")',
});

/** The problem of a text that is no CSV at all; null where it may be one. Looks at its beginning and for NUL bytes. */
export function whyNotCsv(text: string, file: string): Problem | null {
  const start = text.slice(0, 200).trimStart();
  if (start.startsWith("PK\u0003\u0004"))
    return notText(file, "it is a zip or Excel workbook", "name it .xlsx or unpack it");
  if (start.startsWith("%PDF"))
    return notText(file, "it is a PDF document", "export the data as CSV or XLSX");
  if (text.includes("\u0000"))
    return notText(file, "it contains NUL bytes", "export the data as CSV (UTF-8) or XLSX");
  if (/^<(!doctype|html|\?xml)/i.test(start)) return notTable(file, "it is a web page or XML document");
  if (/^[{[]\s*("|\{|\[|\]|\})/.test(start)) return notTable(file, "it is a JSON document");
  return null;
}

const notText = (file: string, cause: string, fix: string): Problem => ({
  code: "IMP-205",
  where: { file },
  cause: `this is not a text file: ${cause}`,
  fix,
});

const notTable = (file: string, cause: string): Problem => ({
  code: "IMP-218",
  where: { file },
  cause: `this is not a CSV file: ${cause}`,
  fix: "download or export the data itself, as CSV",
});
