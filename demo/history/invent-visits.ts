import type { Random } from "../../src/core/search/random.ts";
import { civilDateOf, startOfMonth, workingDay } from "./days.ts";
import type { DemoCustomer, DemoVisit } from "./history-types.ts";

export const VISITS_PER_MONTH = { A: 4, B: 2, C: 1 } as const;
const SHARE_MISSED = 0.15;
const SHARE_ON_ANOTHER_DAY = 0.05;
const OUTCOMES = [
  { outcome: "order", upTo: 0.55 },
  { outcome: "interest", upTo: 0.75 },
  { outcome: "no-interest", upTo: 0.9 },
  { outcome: "not-reached", upTo: 1 },
] as const;
/** Eight o'clock in the west of Indonesia, which is seven hours ahead. */
const FIRST_VISIT_HOURS_UTC = 1;
const MINUTES_PER_STOP = 40;

interface Market {
  readonly customers: readonly DemoCustomer[];
  /** First day of a visit, for those that were won lately. */
  readonly customerSince: ReadonlyMap<number, number>;
  readonly today: number;
  readonly months: number;
}

/** Visits of the last months and of the whole current one, of which what is still to come is planned; month by month. */
export function* inventVisits(market: Market, random: Random): Generator<readonly DemoVisit[]> {
  const { customers, customerSince, today, months } = market;
  for (let month = -months; month <= 0; month++) {
    const [start, end] = [startOfMonth(today, month), startOfMonth(today, month + 1)];
    const stops = new Map<string, number>();
    const visits: DemoVisit[] = [];
    for (const [customer, { segment, rep }] of customers.entries()) {
      const count = VISITS_PER_MONTH[segment];
      const first = random.next();
      for (let visit = 0; visit < count; visit++) {
        const day = workingDay(start + Math.floor(((visit + first) / count) * (end - start)));
        const fate = {
          luck: random.next(),
          delay: random.next(),
          outcome: random.next(),
          length: random.next(),
        };
        if (rep === null || day < (customerSince.get(customer) ?? day)) continue;
        const route = `${rep} ${day}`;
        const position = (stops.get(route) ?? 0) + 1;
        stops.set(route, position);
        visits.push({ customer, rep, ...outcomeOf({ day, position, today }, fate) });
      }
    }
    yield visits;
  }
}

interface Stop {
  readonly day: number;
  readonly position: number;
  readonly today: number;
}

/** Four draws between 0 and 1. */
interface Fate {
  readonly luck: number;
  readonly delay: number;
  readonly outcome: number;
  readonly length: number;
}

function outcomeOf({ day, position, today }: Stop, fate: Fate): Omit<DemoVisit, "customer" | "rep"> {
  const plan = { plannedOn: civilDateOf(day), plannedPosition: position };
  const open = { ...plan, day: plan.plannedOn, doneAt: null, durationMinutes: null, outcome: null };
  if (day >= today) return { ...open, state: "planned" };
  if (fate.luck < SHARE_MISSED) return { ...open, state: "missed" };
  const next = workingDay(day + 1);
  const doneOn = fate.delay < SHARE_ON_ANOTHER_DAY && next < today ? next : day;
  const minutes = FIRST_VISIT_HOURS_UTC * 60 + (position - 1) * MINUTES_PER_STOP;
  const found = OUTCOMES.find(({ upTo }) => fate.outcome < upTo) ?? OUTCOMES[0];
  return {
    ...plan,
    state: "done",
    day: civilDateOf(doneOn),
    doneAt: new Date((doneOn * 24 * 60 + minutes) * 60_000),
    durationMinutes: 10 + Math.round(30 * fate.length),
    outcome: found.outcome,
  };
}
