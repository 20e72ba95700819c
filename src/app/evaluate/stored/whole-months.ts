import { failure, type Outcome, success } from "../../../core/domain/problem.ts";
import type { FactWindow } from "../../ports/rows/facts.ts";
import { noDay } from "./choose-window.ts";

/** The whole months of a window: half a month would be taken for a bad one. Problem: EVA-161 there is none. */
export function wholeMonths<Window extends FactWindow>(window: Window): Outcome<Window> {
  const { from, until } = window;
  if (!(from < until)) return noDay(from, until);
  const whole = { ...window, from: from.endsWith("-01") ? from : nextMonth(from), until: firstOf(until) };
  if (whole.from < whole.until) return success(whole);
  return failure([
    {
      code: "EVA-161",
      where: { file: "options", item: "until" },
      cause: `no month from ${from} to before ${until} is whole`,
      fix: "choose a window with whole months in it",
    },
  ]);
}

const firstOf = (date: string): string => `${date.slice(0, 7)}-01`;

function nextMonth(date: string): string {
  const [year, month] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
