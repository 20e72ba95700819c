import { counted } from "../domain/counted.ts";
import type { Problem } from "../domain/problem.ts";
import { cellText } from "./cell-text.ts";
import { listExamples } from "./list-examples.ts";
import type { Table } from "./table.ts";

/** Digits of a ZIP code of the United States, the codes that lose their zeros most: 01001 of Massachusetts, 00601 of Puerto Rico. */
const ZIP_DIGITS = 5;

/**
 * Codes that look like ZIP codes without their leading zeros: numbers of three or four digits among others that mostly have
 * five, none of which begins with a zero. O(codes).
 */
export function findLostZeros(codes: readonly string[]): readonly string[] {
  if (!codes.every((code) => /^[1-9]\d{2,4}$/.test(code))) return [];
  const short = codes.filter((code) => code.length < ZIP_DIGITS);
  return short.length * 2 < codes.length ? short : [];
}

/** The hint about them; null where there are none. */
export function lostZerosHint(file: string, codes: readonly string[]): Problem | null {
  const short = findLostZeros(codes);
  if (short.length === 0) return null;
  return {
    code: "IMP-358",
    where: { file },
    cause: `${counted(short.length, "code", "codes")} of 3 or 4 digits among ones of ${ZIP_DIGITS} may be ZIP codes that lost their zeros: ${listExamples(short)}`,
    fix: `look at it again with the option zeros=${ZIP_DIGITS}, which puts them back, or export codes as text; nothing, if the codes are whole`,
  };
}

/** The table with the numbers of one column filled up with leading zeros to so many digits. O(rows). */
export function fillUpZeros(table: Table, column: number, digits: number): Table {
  const fill = (text: string) => (/^\d+$/.test(text) ? text.padStart(digits, "0") : text);
  const rows = table.rows.map((cells) =>
    cells.map((cell, index) => (index === column ? fill(cellText(cell)) : cell)),
  );
  return { ...table, rows };
}
