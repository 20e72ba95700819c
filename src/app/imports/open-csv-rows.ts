import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { type CsvReader, type CsvRow, createCsvReader } from "../../core/import/csv-reader.ts";
import { DELIMITER_LINE, whyNotCsv } from "../../core/import/read-csv.ts";
import { sniffDecimalMark } from "../../core/import/sniff-decimal-mark.ts";
import { sniffDelimiter } from "../../core/import/sniff-delimiter.ts";
import { checkHeader, decimalMarkWarnings } from "../../core/import/table-from-rows.ts";
import type { ImportOptions } from "../ports/rows/imports.ts";
import { UnreadableFile } from "../ports.ts";
import { BATCH_ROWS, type FileRow, type OpenedRows, PREVIEW_ROWS } from "./file-rows.ts";

/** Characters by which delimiter and decimal mark are told. */
const SAMPLE_CHARACTERS = 256 * 1024;
const MAXIMUM_COLUMNS = 500;

interface CsvText {
  readonly parts: AsyncIterable<string>;
  readonly encoding: string;
  readonly options: ImportOptions;
}

/** Opens CSV text that comes in pieces: delimiter, line break and decimal mark are told by its beginning. */
export async function openCsvRows(
  file: string,
  { parts, encoding, options }: CsvText,
): Promise<Outcome<OpenedRows>> {
  const iterator = parts[Symbol.asyncIterator]();
  const { sample, isWhole } = await takeSample(iterator);
  const notCsv = whyNotCsv(sample, file);
  if (notCsv) return failure([notCsv]);
  const named = DELIMITER_LINE.exec(sample);
  const body = named ? sample.slice(named[0].length) : sample;
  const delimiter = options.delimiter ?? named?.[1] ?? sniffDelimiter(body);
  const newline = body.includes("\n") || !body.includes("\r") ? "\n" : "\r";
  const reader = createCsvReader({ file, delimiter, newline });
  const begun = reader.push(body);
  const ended = isWhole ? reader.end() : success([]);
  if (!begun.ok) return begun;
  if (!ended.ok) return ended;
  const linesAbove = named ? 1 : 0;
  const [header, ...first] = [...begun.value, ...ended.value].map(({ line, cells }) => ({
    number: line + linesAbove,
    cells,
  }));
  const rest = isWhole ? null : iterator;
  const columns = header === undefined ? [] : columnsOf(header.cells);
  const problems = checkColumns(file, { header, columns, isEmpty: first.length === 0 && isWhole });
  if (problems.length > 0) return failure(problems);
  const evidence = sniffDecimalMark(
    columns,
    first.map(({ cells }) => cells),
    delimiter,
  );
  const decimalMark = options.decimalMark ?? evidence.decimalMark;
  const preview = first.slice(0, PREVIEW_ROWS).map(({ cells }) => cells);
  const warnings = options.decimalMark === null ? decimalMarkWarnings(file, evidence) : [];
  return success(
    {
      head: { format: "csv", encoding, delimiter, decimalMark, columns, preview },
      batches: () => inBatches(readOn({ first, rest, reader, linesAbove })),
    },
    warnings,
  );
}

async function takeSample(parts: AsyncIterator<string>): Promise<{ sample: string; isWhole: boolean }> {
  let sample = "";
  let isWhole = false;
  while (!isWhole && sample.length < SAMPLE_CHARACTERS) {
    const next = await parts.next();
    if (next.done) isWhole = true;
    else sample += next.value;
  }
  return { sample: sample.startsWith("\ufeff") ? sample.slice(1) : sample, isWhole };
}

/** Nameless columns at the right edge are what spreadsheets leave behind: no part of the table. */
function columnsOf(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  while (names.at(-1) === "") names.pop();
  return names;
}

function checkColumns(
  file: string,
  {
    header,
    columns,
    isEmpty,
  }: {
    readonly header: FileRow | undefined;
    readonly columns: readonly string[];
    readonly isEmpty: boolean;
  },
): readonly Problem[] {
  if (header === undefined || columns.length === 0) {
    const fix = "give a file with a header row and at least one row of data";
    return [{ code: "IMP-210", where: { file }, cause: "the file is empty", fix }];
  }
  if (columns.length > MAXIMUM_COLUMNS) {
    const cause = `the file has ${columns.length} columns, more than ${MAXIMUM_COLUMNS}`;
    return [
      { code: "IMP-283", where: { file, row: header.number }, cause, fix: "leave out what is not needed" },
    ];
  }
  const problems = checkHeader(file, header.number, columns);
  if (!isEmpty) return problems;
  const fix = "give a file with at least one row of data";
  return [
    ...problems,
    { code: "IMP-215", where: { file }, cause: "there is a header but no row below it", fix },
  ];
}

async function* readOn({
  first,
  rest,
  reader,
  linesAbove,
}: {
  readonly first: readonly FileRow[];
  readonly rest: AsyncIterator<string> | null;
  readonly reader: CsvReader;
  readonly linesAbove: number;
}): AsyncGenerator<readonly FileRow[]> {
  yield first;
  if (rest === null) return;
  const rowsOf = (read: Outcome<readonly CsvRow[]>) => {
    if (!read.ok) throw new UnreadableFile(read.problems[0]);
    return read.value.map(({ line, cells }) => ({ number: line + linesAbove, cells }));
  };
  for (let next = await rest.next(); !next.done; next = await rest.next())
    yield rowsOf(reader.push(next.value));
  yield rowsOf(reader.end());
}

async function* inBatches(pieces: AsyncIterable<readonly FileRow[]>): AsyncGenerator<readonly FileRow[]> {
  let held: FileRow[] = [];
  for await (const rows of pieces) {
    for (const row of rows) {
      held.push(row);
      if (held.length < BATCH_ROWS) continue;
      yield held;
      held = [];
    }
  }
  if (held.length > 0) yield held;
}
