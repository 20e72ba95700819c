import type { Cell } from "../domain/unit-layer.ts";
import { parseNumber } from "./parse-number.ts";

/**
 * A file's columns with numbers as numbers: a column whose filled cells are all numbers, and none of them a code with
 * leading zeros. Others stay text. O(cells).
 */
export function readNumericColumns(
  columns: Readonly<Record<string, readonly Cell[]>>,
  decimalMark: "." | ",",
): Readonly<Record<string, readonly Cell[]>> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => [name, readNumbers(cells, decimalMark) ?? cells]),
  );
}

function readNumbers(cells: readonly Cell[], decimalMark: "." | ","): readonly Cell[] | null {
  const numbers: Cell[] = [];
  for (const cell of cells) {
    if (typeof cell === "string" && /^0\d/.test(cell)) return null;
    const read = parseNumber(cell ?? undefined, decimalMark);
    if (read !== null && typeof read !== "number") return null;
    numbers.push(read);
  }
  return numbers.some((number) => number !== null) ? numbers : null;
}
