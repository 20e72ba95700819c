/** A spreadsheet would run a cell that begins like a formula; an apostrophe makes it text. */
export const spreadsheetText = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** A name or code that may be missing, or a number, which no spreadsheet runs. */
export const spreadsheetCell = (cell: string | number | null): string =>
  typeof cell === "number" ? String(cell) : spreadsheetText(cell ?? "");
