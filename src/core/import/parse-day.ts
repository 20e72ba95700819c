import { parseCivilDate } from "../domain/civil-date.ts";
import { dayNumber } from "../domain/day-number.ts";
import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{1,2}:\d{2}.*)?$/;
/** Day 0 of a worksheet's serial dates, which count 1900-02-29 that never was. */
const WORKSHEET_DAY_ZERO = dayNumber(1899, 12, 30);
const [FIRST_SERIAL, LAST_SERIAL] = [dayNumber(1950, 1, 1), dayNumber(2100, 1, 1)].map(
  (day) => day - WORKSHEET_DAY_ZERO,
);

/**
 * Reads one cell as a day (days since 1970-01-01): 2026-11-21, 2026/11/21, a time behind it, 2026-11 for the first of the
 * month, or a worksheet's serial number. Null where the cell is empty; `problem` where it is anything else, day-first and
 * month-first dates included, as they cannot be told apart.
 */
export function parseDay(cell: Cell | undefined): number | null | { readonly problem: string } {
  if (typeof cell === "number" && cell >= FIRST_SERIAL && cell < LAST_SERIAL)
    return WORKSHEET_DAY_ZERO + Math.floor(cell);
  const text = cellText(cell);
  if (text === "") return null;
  const match = YEAR_FIRST.exec(text);
  if (!match) return { problem: `"${text}" is no date like 2026-11-21` };
  const [year, month, day = "1"] = match.slice(1, 4).map((part) => part as string | undefined);
  const civil = `${year}-${month?.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (parseCivilDate(civil) === null) return { problem: `${text} is not in the calendar` };
  return dayNumber(Number(year), Number(month), Number(day));
}
