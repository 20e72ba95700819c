import { dateOfDay } from "../../domain/day-number.ts";
import { holidayShares } from "./holiday-effect.ts";

export interface FeastCalendar {
  /** Share of the days before a feast by month; null where a year lacks its date. */
  readonly shares: readonly number[] | null;
  /** Years among the months for which no feast is given. */
  readonly missingYears: readonly number[];
}

/** The shares of months since year 0, as far as the feast of every year of them is known; without any feast nothing is missing. */
export function readFeasts(
  feasts: readonly number[],
  span: { readonly firstMonth: number; readonly months: number },
): FeastCalendar {
  if (feasts.length === 0) return { shares: null, missingYears: [] };
  const known = new Set(feasts.map((day) => dateOfDay(day).year));
  const first = Math.floor(span.firstMonth / 12);
  const last = Math.floor((span.firstMonth + span.months - 1) / 12);
  const missingYears = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (year) => !known.has(year),
  );
  return { shares: missingYears.length > 0 ? null : holidayShares(feasts, span), missingYears };
}
