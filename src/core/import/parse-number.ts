import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";

/** What files write where there is no value. */
const MISSING = new Set([
  "",
  "-",
  "–",
  "—",
  ".",
  "na",
  "n/a",
  "n.a.",
  "#n/a",
  "#na",
  "null",
  "none",
  "nan",
  "(blank)",
]);

const PLAIN_NUMBER = /^-?\d{1,300}(?:\.\d+)?$/;
const POINT_NUMBER = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const POINT_GROUPED = /^\d{1,3}(?:([,' \u2019\u202f])\d{3})(?:\1\d{3})*(?:\.\d*)?$/;
const COMMA_NUMBER = /^(?:\d+(?:,\d*)?|,\d+)(?:e[+-]?\d+)?$/i;
const COMMA_GROUPED = /^\d{1,3}(?:([.' \u2019\u202f])\d{3})(?:\1\d{3})*(?:,\d*)?$/;
const CURRENCY = /^(?:[$€£¥]|rp\.?|idr|usd|eur)\s*|\s*(?:[$€£¥]|idr|usd|eur)$/gi;

/** A number, null where the cell holds no value, or the reason why it is not a number. */
export type ParsedNumber = number | null | { readonly problem: string };

/**
 * Reads one cell as a number: thousands separators (comma or point, apostrophe, space), decimal comma, per cent (5% = 0.05),
 * scientific notation, accounting brackets for negatives, currency signs. Empty and "N/A" cells are null.
 */
export function parseNumber(cell: Cell | undefined, decimalMark: "." | ","): ParsedNumber {
  if (typeof cell === "number")
    return Number.isFinite(cell) ? cell : { problem: `${cell} is not a finite number` };
  // most cells are plain numbers: no need to look for signs, currencies and separators
  if (typeof cell === "string" && decimalMark === "." && PLAIN_NUMBER.test(cell)) return Number(cell);
  const text = cellText(cell).replace(/\u2212/g, "-");
  if (MISSING.has(text.toLowerCase())) return null;

  const bracketed = /^\((.*)\)$/.exec(text);
  const unsigned = (bracketed?.[1] ?? text).replace(CURRENCY, "").trim();
  const sign = /^([+-])\s*(.*)$/.exec(unsigned);
  const isNegative = bracketed !== null || sign?.[1] === "-";
  const bare = (sign?.[2] ?? unsigned).replace(CURRENCY, "");
  const percent = /^(.*?)\s*%$/.exec(bare);
  const digits = percent?.[1] ?? bare;

  const magnitude = readMagnitude(digits, decimalMark);
  if (magnitude === null) return { problem: whyNotNumber(text, digits, decimalMark) };
  const value = (isNegative ? -magnitude : magnitude) / (percent ? 100 : 1);
  return Number.isFinite(value) ? value : { problem: `"${text}" is too large for a number` };
}

function readMagnitude(digits: string, decimalMark: "." | ","): number | null {
  const isPoint = decimalMark === ".";
  if ((isPoint ? POINT_NUMBER : COMMA_NUMBER).test(digits))
    return Number(isPoint ? digits : digits.replace(",", "."));
  if (!(isPoint ? POINT_GROUPED : COMMA_GROUPED).test(digits)) return null;
  const ungrouped = digits.replace(isPoint ? /[,' \u2019\u202f]/g : /[.' \u2019\u202f]/g, "");
  return Number(ungrouped.replace(",", "."));
}

function whyNotNumber(text: string, digits: string, decimalMark: "." | ","): string {
  const other = decimalMark === "." ? "," : ".";
  if (readMagnitude(digits, other) === null) return `"${text}" is not a number`;
  return `"${text}" is a number only with a decimal ${other === "," ? "comma" : "point"}, but this file uses a decimal ${decimalMark === "," ? "comma" : "point"}`;
}
