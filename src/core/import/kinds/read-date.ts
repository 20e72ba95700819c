import { parseCivilDate } from "../../domain/civil-date.ts";
import { dayText } from "../../domain/day-number.ts";
import type { Cell } from "../../domain/unit-layer.ts";
import { cellText } from "../cell-text.ts";
import { parseDay } from "../parse-day.ts";

/** First letters that tell the months apart in English and Indonesian. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  mei: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  agu: 8,
  ags: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  des: 12,
};

const SLASHED = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T]\d{1,2}:\d{2}.*)?$/;
const DAY_NAME_MONTH = /^(?:\p{L}+,?\s+)?(\d{1,2})[\s-]+(\p{L}{3,})\.?[\s,-]+(\d{4})$/u;
const MONTH_NAME_DAY = /^(?:\p{L}+,\s*)?(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a cell as a civil date: year first in any writing, a month by name, a worksheet's serial number, and day or
 * month first where `order` says which. The reason where it is none.
 */
export function readDate(
  cell: Cell | undefined,
  order: "day-first" | "month-first" | null,
): string | { readonly problem: string } {
  const text = cellText(cell);
  const slashed = SLASHED.exec(text);
  if (slashed) {
    if (order === null) return { problem: `"${text}" may be day first or month first` };
    const [day, month] = order === "day-first" ? [slashed[1], slashed[2]] : [slashed[2], slashed[1]];
    return civil(text, slashed[3], Number(month), Number(day));
  }
  const compact = COMPACT.exec(text);
  if (compact) return civil(text, compact[1], Number(compact[2]), Number(compact[3]));
  const named = DAY_NAME_MONTH.exec(text);
  if (named) return civil(text, named[3], monthOf(named[2]), Number(named[1]));
  const american = MONTH_NAME_DAY.exec(text);
  if (american) return civil(text, american[3], monthOf(american[1]), Number(american[2]));
  const day = parseDay(cell);
  if (day === null) return { problem: "there is no date" };
  return typeof day === "number" ? dayText(day) : day;
}

const monthOf = (name: string): number => MONTHS[name.slice(0, 3).toLowerCase()] ?? 0;

function civil(
  text: string,
  year: string,
  month: number,
  day: number,
): string | { readonly problem: string } {
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return parseCivilDate(date) ?? { problem: `"${text}" is not in the calendar` };
}
