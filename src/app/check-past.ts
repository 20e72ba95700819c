import type { CivilDate } from "../core/domain/civil-date.ts";
import type { Problem } from "../core/domain/problem.ts";
import { invalidItem } from "./refuse.ts";

/** APP-422 where a civil date on which something is said to have happened has not come yet. */
export const checkPast = (item: string, day: string, today: CivilDate): readonly Problem[] =>
  day <= today
    ? []
    : [invalidItem(item, `${day} has not come yet: today is ${today}`, "give the day it was")];
