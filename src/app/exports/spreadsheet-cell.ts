import { guardFormula } from "../../core/domain/formula-guard.ts";

/** A name or code that may be missing, or a number, which no spreadsheet runs. */
export const spreadsheetCell = (cell: string | number | null): string =>
  typeof cell === "number" ? String(cell) : guardFormula(cell ?? "");
