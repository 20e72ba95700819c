import type { CivilDate } from "./civil-date.ts";
import { dayNumber, dayText } from "./day-number.ts";

const numberOf = (date: CivilDate): number => {
  const [year, month, day] = date.split("-").map(Number);
  return dayNumber(year, month, day);
};

/** The date so many days later. */
export const addDays = (date: CivilDate, days: number): CivilDate =>
  dayText(numberOf(date) + days) as CivilDate;

/** 1970-01-01 was a Thursday; 0 = Monday. */
const weekdayOf = (date: CivilDate): number => (((numberOf(date) + 3) % 7) + 7) % 7;
const isWorkingDay = (date: CivilDate): boolean => weekdayOf(date) < 5;

/** The so many-th working day (Monday to Friday) after a date; 0: the date itself, or the Monday after it. */
export function addWorkingDays(date: CivilDate, days: number): CivilDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  for (let left = days; left > 0; left--) {
    do day = addDays(day, 1);
    while (!isWorkingDay(day));
  }
  return day;
}
