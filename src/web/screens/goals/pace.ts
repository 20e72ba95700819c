import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";

export interface GoalPeriod {
  readonly startsOn: string;
  /** First day after it. */
  readonly endsOn: string;
}

const days = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000;

/** From the goal's first day to the end of today or of the goal, whichever comes first; null before it begins. */
export function elapsedOf({ startsOn, endsOn }: GoalPeriod, today: string) {
  const tomorrow = addDays(today as CivilDate, 1);
  const until = tomorrow < endsOn ? tomorrow : endsOn;
  return startsOn < until
    ? { from: startsOn, until, share: days(startsOn, until) / days(startsOn, endsOn) }
    : null;
}

/** Within 5 % of what the calendar lets expect a goal is on pace. */
const ON_PACE = 0.05;

/** Actual ÷ (target × elapsed share), and what is said of it; null where nothing is expected yet. */
export function paceOf(actual: number, target: number, elapsedShare: number) {
  const expected = target * elapsedShare;
  if (expected <= 0) return null;
  const index = actual / expected;
  const verdict = index < 1 - ON_PACE ? "behind" : index > 1 + ON_PACE ? "ahead" : "on";
  return { index, verdict } as const;
}
