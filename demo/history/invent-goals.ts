import { civilDateOf, MONTH_INDEX, monthOf, startOfMonth } from "./days.ts";
import type { DemoCustomer, DemoGoal } from "./history-types.ts";

const AMBITION = 1.08;
const MONTHS_PER_QUARTER = 3;
/** Targets are round numbers. */
const STEP_IDR = 1_000_000;

interface Market {
  readonly customers: readonly DemoCustomer[];
  readonly repCount: number;
  readonly today: number;
}

/** A quarterly goal for each rep with customers, for the four quarters of the year: what they sold, and a little more. */
export function inventGoals({ customers, repCount, today }: Market): DemoGoal[] {
  const revenue = new Float64Array(repCount);
  for (const { rep, revenuePerMonth } of customers) if (rep !== null) revenue[rep] += revenuePerMonth;
  const january = startOfMonth(today, -monthOf(today));
  return [0, 1, 2, 3].flatMap((quarter) => {
    const firstMonth = quarter * MONTHS_PER_QUARTER;
    const season = MONTH_INDEX.slice(firstMonth, firstMonth + MONTHS_PER_QUARTER).reduce((a, b) => a + b, 0);
    const startsOn = civilDateOf(startOfMonth(january, firstMonth));
    const endsOn = civilDateOf(startOfMonth(january, firstMonth + MONTHS_PER_QUARTER));
    const name = `Omzet Q${quarter + 1} ${startsOn.slice(0, 4)}`;
    return Array.from(revenue, (perMonth, rep) => {
      const target = Math.round((perMonth * season * AMBITION) / STEP_IDR) * STEP_IDR;
      return { rep, name, target, startsOn, endsOn };
    }).filter(({ target }) => target > 0);
  });
}
