import type { AccountPoints } from "../../contract/maps.ts";
import { classOf } from "./map-colours.ts";

/** A call cycle: the four weeks by which visits are counted in the field (F4 weekly … F1 once). */
export const CYCLE_DAYS = 28;
/** Lower limits of the classes, as shares of the accounts: none, some, …, all visited. */
export const COVERAGE_LIMITS = [0, 0.01, 0.25, 0.5, 0.75, 1] as const;

const DAY_MILLISECONDS = 86_400_000;

/** The civil date so many days before another, both as YYYY-MM-DD. */
const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(date) - days * DAY_MILLISECONDS).toISOString().slice(0, 10);

type Visited = Pick<AccountPoints, "units" | "lastVisitOn">;

/**
 * Class of each unit, by the share of its accounts that were visited at least once within the cycle that ends on `today`;
 * −1: it has no account on the map. O(units + accounts).
 */
export function coverageClasses(codes: readonly string[], { units, lastVisitOn }: Visited, today: string) {
  const since = daysBefore(today, CYCLE_DAYS);
  const placeOf = new Map(codes.map((code, unit) => [code, unit]));
  const all = new Int32Array(codes.length);
  const visited = new Int32Array(codes.length);
  for (const [i, code] of units.entries()) {
    const unit = code === null ? undefined : placeOf.get(code);
    if (unit === undefined) continue;
    all[unit]++;
    const day = lastVisitOn[i];
    if (day !== null && day > since && day <= today) visited[unit]++;
  }
  return Int8Array.from(all, (count, unit) =>
    count === 0 ? -1 : classOf(COVERAGE_LIMITS, visited[unit] / count),
  );
}
