import { useSelf } from "../../api/self.ts";
import type { Calendar } from "./period.ts";

/** Today and the fiscal year of the organisation. */
export function useCalendar(): Calendar {
  const { today, organisation } = useSelf();
  return { today, fiscalYearStartMonth: organisation.fiscalYearStartMonth };
}
