import { parseCivilDate } from "../../domain/civil-date.ts";
import { isFigure, SMALLEST_FIGURE } from "../../domain/figure.ts";
import type { Cell } from "../../domain/unit-layer.ts";
import { cellText } from "../cell-text.ts";
import { parseDegrees } from "../parse-degrees.ts";
import { parseNumber } from "../parse-number.ts";
import type { FieldType, Value } from "./field.ts";
import { readDate } from "./read-date.ts";

/** How the cells of a file are written. */
export interface CellStyle {
  readonly decimalMark: "." | ",";
  /** Which comes first in dates such as 7/4/1996; null: such dates are refused, as they cannot be told apart. */
  readonly dateOrder: "day-first" | "month-first" | null;
}

/** A value; `null` where the cell says nothing; or what is wrong with it. */
export type ReadValue =
  | { readonly value: Value }
  | { readonly code: string; readonly cause: string; readonly fix: string };

const NOTHING = { value: null } as const;
const EMPTY_WORDS = new Set(["", "n/a", "#n/a", "null", "(blank)"]);

/** Reads one cell as what its field holds. Problems IMP-301 … IMP-306. O(length of the cell). */
export function readValue(cell: Cell | undefined, type: FieldType, style: CellStyle): ReadValue {
  switch (type.type) {
    case "code":
    case "text":
      return readText(cell, type.maximum);
    case "reference":
      return readText(cell, 200);
    case "number":
      return readNumber(cell, type, style);
    case "date":
      return readDay(cell, style);
    case "boolean":
      return readBoolean(cell);
    case "choice":
      return readChoice(cell, type);
    case "list":
      return isEmpty(cell)
        ? NOTHING
        : {
            value: cellText(cell)
              .split(type.separator ?? /[;|,]/)
              .map((part) => part.trim())
              .filter((part) => part !== ""),
          };
    case "longitude":
    case "latitude":
      return readAngle(cell, type.type, style);
  }
}

const LONGEST_EMPTY_WORD = Math.max(...[...EMPTY_WORDS].map(({ length }) => length));

const isEmptyText = (text: string): boolean =>
  text.length <= LONGEST_EMPTY_WORD && EMPTY_WORDS.has(text.toLowerCase());
const isEmpty = (cell: Cell | undefined): boolean => isEmptyText(cellText(cell));

/** ASCII, which is what normalization leaves alone at a tenth of its cost. */
const PLAIN = /^[ -~]*$/;

function readText(cell: Cell | undefined, maximum: number): ReadValue {
  const written = cellText(cell);
  if (isEmptyText(written)) return NOTHING;
  const text = PLAIN.test(written) ? written : written.normalize("NFC");
  if (text.includes("\0")) {
    return {
      code: "IMP-301",
      cause: "the text holds the character U+0000",
      fix: "export the file again as text",
    };
  }
  if (text.length <= maximum) return { value: text };
  const cause = `the text has ${text.length} characters, more than ${maximum}`;
  return { code: "IMP-301", cause, fix: "shorten it" };
}

function readNumber(
  cell: Cell | undefined,
  { minimum, maximum, whole }: Extract<FieldType, { type: "number" }>,
  { decimalMark }: CellStyle,
): ReadValue {
  const value = parseNumber(cell, decimalMark);
  if (value === null) return NOTHING;
  if (typeof value === "object") {
    return { code: "IMP-302", cause: value.problem, fix: "write a number, or leave the cell empty" };
  }
  if (value < minimum || value > maximum) {
    const cause = `${value} is not between ${minimum} and ${maximum}`;
    return { code: "IMP-303", cause, fix: "correct the number" };
  }
  if (!isFigure(value)) {
    const cause = `${value} is neither 0 nor at least ${SMALLEST_FIGURE}`;
    return { code: "IMP-303", cause, fix: "correct the number" };
  }
  if (whole && !Number.isInteger(value)) {
    return { code: "IMP-303", cause: `${value} is not a whole number`, fix: "correct the number" };
  }
  return { value };
}

function readDay(cell: Cell | undefined, { dateOrder }: CellStyle): ReadValue {
  // nearly every date of a long file is written this way
  if (typeof cell === "string" && cell.length === 10 && parseCivilDate(cell) !== null) return { value: cell };
  if (isEmpty(cell)) return NOTHING;
  const day = readDate(cell, dateOrder);
  if (typeof day === "string") return { value: day };
  const fix =
    "write it as 2026-11-22, or say with the option dateOrder whether the day or the month comes first";
  return { code: "IMP-304", cause: day.problem, fix };
}

const YES = new Set(["true", "t", "yes", "y", "1", "ya", "aktif", "active", "x"]);
const NO = new Set(["false", "f", "no", "n", "0", "tidak", "nonaktif", "inactive", "discontinued"]);

function readBoolean(cell: Cell | undefined): ReadValue {
  if (isEmpty(cell)) return NOTHING;
  const word = cellText(cell).toLowerCase();
  if (YES.has(word)) return { value: true };
  if (NO.has(word)) return { value: false };
  return { code: "IMP-305", cause: `"${cellText(cell)}" is neither yes nor no`, fix: "write yes or no" };
}

const comparable = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

function readChoice(
  cell: Cell | undefined,
  { values, synonyms }: Extract<FieldType, { type: "choice" }>,
): ReadValue {
  if (isEmpty(cell)) return NOTHING;
  const word = comparable(cellText(cell));
  const found =
    values.find((value) => comparable(value) === word) ??
    Object.entries(synonyms).find(([synonym]) => comparable(synonym) === word)?.[1];
  if (found !== undefined) return { value: found };
  return {
    code: "IMP-305",
    cause: `"${cellText(cell)}" is none of ${values.join(", ")}`,
    fix: "write one of them, or say in the mapping which value of the file means which",
  };
}

function readAngle(
  cell: Cell | undefined,
  axis: "longitude" | "latitude",
  { decimalMark }: CellStyle,
): ReadValue {
  if (isEmpty(cell)) return NOTHING;
  const angle = parseDegrees(cell, decimalMark);
  if (angle === null) return NOTHING;
  if ("problem" in angle) {
    return { code: "IMP-306", cause: angle.problem, fix: "write degrees like -6.2088, or leave both empty" };
  }
  const limit = axis === "longitude" ? 180 : 90;
  if (Math.abs(angle.degrees) > limit) {
    const cause = `${angle.degrees} is no ${axis}: it lies beyond ±${limit} degrees`;
    const fix =
      "give degrees (WGS 84), not metres of a projection; check that the two columns are not swapped";
    return { code: "IMP-306", cause, fix };
  }
  if (angle.axis !== null && angle.axis !== axis) {
    return { code: "IMP-306", cause: `this is a ${angle.axis}, not a ${axis}`, fix: "swap the two columns" };
  }
  return { value: angle.degrees };
}
