import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";
import { parseNumber } from "./parse-number.ts";

/** An angle in degrees and the axis its hemisphere letter names, if it has one. */
export interface Degrees {
  readonly degrees: number;
  readonly axis: "latitude" | "longitude" | null;
}

// Indonesian: Lintang Utara/Selatan, Bujur Timur/Barat.
const HEMISPHERES: Readonly<
  Record<string, { readonly axis: "latitude" | "longitude"; readonly sign: 1 | -1 }>
> = {
  N: { axis: "latitude", sign: 1 },
  LU: { axis: "latitude", sign: 1 },
  S: { axis: "latitude", sign: -1 },
  LS: { axis: "latitude", sign: -1 },
  E: { axis: "longitude", sign: 1 },
  BT: { axis: "longitude", sign: 1 },
  W: { axis: "longitude", sign: -1 },
  BB: { axis: "longitude", sign: -1 },
};

const PLAIN_DECIMAL = /^-?\d{1,3}(?:[.,]\d+)?$/;
const LETTERS = "(LU|LS|BT|BB|N|S|E|W)";
const LEADING_LETTER = new RegExp(`^${LETTERS}\\s*(.+)$`, "i");
const TRAILING_LETTER = new RegExp(`^(.+?)\\s*${LETTERS}$`, "i");
const SEXAGESIMAL =
  /^([+-]?)(\d{1,3})\s*[°º:\s]\s*(\d{1,2}(?:\.\d+)?)(?:\s*(?:['′’:]|\s)\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|″|”|'')?)?)?$/;

/**
 * Reads an angle: decimal degrees (-6.2), or degrees, minutes and seconds with or without a hemisphere
 * (03°19'03.44" N, S 3 19 3.44, 97:07:41 BT). Null where the cell is empty; the reason where it cannot be read.
 */
export function parseDegrees(
  cell: Cell | undefined,
  decimalMark: "." | ",",
): Degrees | null | { readonly problem: string } {
  // almost every coordinate is a plain decimal: no need to look for letters, minutes and seconds; whatever mark the file's
  // amounts have (positions of a GPS beside a European spreadsheet's money), no angle has thousands that the other could mean
  if (typeof cell === "string" && PLAIN_DECIMAL.test(cell))
    return { degrees: Number(cell.replace(",", ".")), axis: null };
  const text = cellText(cell).replace(/\u2212/g, "-");
  if (parseNumber(text, decimalMark) === null) return null;
  const letter = readLetter(text);
  const bare = letter.rest.replace(/[°º]$/, "");
  const decimal = parseNumber(typeof cell === "number" ? cell : bare, decimalMark);
  if (decimal === null) return null;
  if (typeof decimal === "number") return withHemisphere(decimal, letter.hemisphere, text);

  const parts = SEXAGESIMAL.exec(decimalMark === "," ? letter.rest.replaceAll(",", ".") : letter.rest);
  if (!parts) return { problem: `"${text}" is not an angle in degrees` };
  const [minutes, seconds] = [Number(parts[3]), Number(parts[4] ?? 0)];
  if (minutes >= 60 || seconds >= 60) return { problem: `"${text}" has 60 or more minutes or seconds` };
  const magnitude = Number(parts[2]) + minutes / 60 + seconds / 3600;
  return withHemisphere(parts[1] === "-" ? -magnitude : magnitude, letter.hemisphere, text);
}

function readLetter(text: string): { readonly rest: string; readonly hemisphere: string | null } {
  const trailing = TRAILING_LETTER.exec(text);
  if (trailing) return { rest: trailing[1], hemisphere: trailing[2].toUpperCase() };
  const leading = LEADING_LETTER.exec(text);
  if (leading) return { rest: leading[2], hemisphere: leading[1].toUpperCase() };
  return { rest: text, hemisphere: null };
}

function withHemisphere(
  value: number,
  letter: string | null,
  text: string,
): Degrees | { readonly problem: string } {
  if (letter === null) return { degrees: value, axis: null };
  const hemisphere = HEMISPHERES[letter];
  if (value < 0) return { problem: `"${text}" has both a minus sign and a hemisphere letter` };
  return { degrees: value * hemisphere.sign, axis: hemisphere.axis };
}
