import type { Random } from "../../src/core/search/random.ts";
import { civilDateOf, startOfMonth } from "./days.ts";
import type { DemoCost, DemoCustomer } from "./history-types.ts";
import { VISITS_PER_MONTH } from "./invent-visits.ts";

const DELIVERY_SHARE_OF_REVENUE = 0.04;
const IDR_PER_VISIT = 75_000;
const IDR_PER_REP_AND_QUARTER = 4_500_000;
const MONTHS_PER_QUARTER = 3;

interface Market {
  readonly customers: readonly DemoCustomer[];
  readonly repCount: number;
  readonly customerSince: ReadonlyMap<number, number>;
  readonly today: number;
  readonly months: number;
}

/** What it cost to serve each customer, and what each rep spent on finding new ones, quarter by quarter. */
export function* inventCosts(market: Market, random: Random): Generator<readonly DemoCost[]> {
  const { customers, repCount, customerSince, today, months } = market;
  for (let month = -months; month + MONTHS_PER_QUARTER <= 0; month += MONTHS_PER_QUARTER) {
    const lastDay = startOfMonth(today, month + MONTHS_PER_QUARTER) - 1;
    const incurredOn = civilDateOf(lastDay);
    const costs: DemoCost[] = [];
    for (const [customer, { segment, revenuePerMonth, rep }] of customers.entries()) {
      const delivery =
        revenuePerMonth * MONTHS_PER_QUARTER * DELIVERY_SHARE_OF_REVENUE * (0.6 + 0.8 * random.next());
      const visits =
        VISITS_PER_MONTH[segment] * MONTHS_PER_QUARTER * IDR_PER_VISIT * (0.7 + 0.6 * random.next());
      if (lastDay < (customerSince.get(customer) ?? lastDay)) continue;
      const whose = { customer, rep, incurredOn };
      costs.push({ ...whose, kind: "delivery", amount: Math.round(delivery) });
      costs.push({ ...whose, kind: "visit", amount: Math.round(visits) });
    }
    for (let rep = 0; rep < repCount; rep++) {
      const amount = Math.round(IDR_PER_REP_AND_QUARTER * (0.7 + 0.6 * random.next()));
      costs.push({ customer: null, rep, kind: "acquisition", incurredOn, amount });
    }
    yield costs;
  }
}
