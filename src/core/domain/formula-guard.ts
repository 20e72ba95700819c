// A cell may be split once more by whoever opens the file: at a semicolon where that separates cells, at a quote, at a line
// or tab. So a formula is one at the start of the text and after each of these.
const BEGINS = String.raw`(?<=^|[;"\t\r\n])`;
const FORMULA = String.raw`'*[=+\-@\t\r\n\0＝＋－＠]`;

const UNGUARDED = new RegExp(`${BEGINS}(?=${FORMULA})`, "g");
const GUARDED = new RegExp(`${BEGINS}'(?=${FORMULA})`, "g");

/**
 * Text of a CSV cell that no spreadsheet runs as a formula: an apostrophe stands before `= + - @`, their full-width forms,
 * tab, CR, LF and NUL where a cell may begin (OWASP, CSV injection). Apostrophes that stand there already get one more,
 * so that `unguardFormula` restores every text. Cells of a workbook are typed as text and need none of this.
 */
export const guardFormula = (text: string): string => text.replace(UNGUARDED, "'");

/** The text before `guardFormula`; what needed no guard stays as it is. For CSV cells alone. */
export const unguardFormula = (text: string): string => text.replace(GUARDED, "");
