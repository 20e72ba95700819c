import Papa from "papaparse";
import { unguardFormula } from "../domain/formula-guard.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";

/** Characters that one row may have: what is longer is a quotation mark that is never closed, or one endless cell. */
const MAXIMUM_ROW_CHARACTERS = 1024 * 1024;
/** Characters that one cell may have. */
const MAXIMUM_CELL_CHARACTERS = 64 * 1024;

/** A row of a text and the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads CSV text that comes in pieces, without holding more of it than the row that is not complete yet. */
export interface CsvReader {
  /** The rows that this piece completes. */
  push(piece: string): Outcome<readonly CsvRow[]>;
  /** The row that is left when there is no more text. */
  end(): Outcome<readonly CsvRow[]>;
}

/**
 * Starts reading with a delimiter that was sniffed; `newline` is CR only for a text without LF. Empty rows are left out,
 * and guards against formulas that our own exports write.
 * Problems, after which the reader is of no more use: IMP-214 quotation marks that do not fit, IMP-282 a cell that is too long.
 */
export function createCsvReader({
  file,
  delimiter,
  newline,
}: {
  readonly file: string;
  readonly delimiter: string;
  readonly newline: "\n" | "\r";
}): CsvReader {
  let held = "";
  let line = 1;
  const parser = new Papa.Parser({ delimiter, newline });
  const read = (isEnd: boolean): Outcome<readonly CsvRow[]> => {
    if (held === "") return success([]);
    const { data, errors, meta } = parser.parse(held, 0, !isEnd);
    // what is said of a row that may go on in the next piece is not said yet
    const unfit = errors.find(({ type, row = 0 }) => type === "Quotes" && (isEnd || row < data.length));
    // most pieces have neither: no need to look for them cell by cell
    const mayBeGuarded = held.includes("'");
    const mayBreak = held.includes('"');
    const rows: CsvRow[] = [];
    for (const [index, cells] of data.entries()) {
      if (unfit && index === (unfit.row ?? 0)) return failure([unfitQuote(file, line)]);
      const last = cells.length - 1;
      if (mayBeGuarded) unguard(cells);
      // the LF of CR LF ends the row, its CR stays
      if (cells[last].endsWith("\r")) cells[last] = cells[last].slice(0, -1);
      if (cells.length > 1 || cells[0].trim() !== "") rows.push({ line, cells });
      const long = cells.find((cell) => cell.length > MAXIMUM_CELL_CHARACTERS);
      if (long !== undefined) return failure([tooLong(file, line, long.length)]);
      line += 1 + (mayBreak ? breaksIn(cells, newline) : 0);
    }
    held = isEnd ? "" : held.slice(meta.cursor);
    if (held.length <= MAXIMUM_ROW_CHARACTERS) return success(rows);
    return failure([held.includes('"') ? unfitQuote(file, line) : tooLong(file, line, held.length)]);
  };
  return {
    push: (piece) => {
      held += piece;
      return read(false);
    },
    end: () => read(true),
  };
}

function unguard(cells: string[]): void {
  for (const [place, cell] of cells.entries()) if (cell.includes("'")) cells[place] = unguardFormula(cell);
}

/** Line breaks within the cells of a row. */
function breaksIn(cells: readonly string[], newline: string): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + newline.length)) count++;
  }
  return count;
}

const unfitQuote = (file: string, row: number): Problem => ({
  code: "IMP-214",
  where: { file, row },
  cause: "a quotation mark is opened and not closed, or stands in the middle of a cell",
  fix: 'close it, or write a quotation mark within a cell twice ("")',
});

const tooLong = (file: string, row: number, characters: number): Problem => ({
  code: "IMP-282",
  where: { file, row },
  cause: `a cell has ${characters} characters or more, and may have ${MAXIMUM_CELL_CHARACTERS}`,
  fix: "shorten it; look for a quotation mark that is not closed",
});
