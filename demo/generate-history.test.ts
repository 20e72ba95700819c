import { describe, expect, it } from "vitest";
import { generateHistory } from "./generate-history.ts";
import { civilDateOf, createLebaranFactor, dayOf } from "./history/days.ts";
import type { DemoCustomer } from "./history/history-types.ts";
import { revenueQuantiles } from "./revenue-distribution.ts";

const REPS = 20;
const customers: readonly DemoCustomer[] = revenueQuantiles(1000)
  .toReversed()
  .map((revenuePerMonth, rank) => ({
    segment: rank < 200 ? "A" : rank < 500 ? "B" : "C",
    revenuePerMonth,
    rep: rank % REPS,
  }));
const TODAY = "2026-07-15";
const generate = (seed: number) => {
  const history = generateHistory({ seed, today: TODAY, customers, repCount: REPS });
  const { sales, costs, visits, ...rest } = history;
  return { ...rest, sales: [...sales].flat(), costs: [...costs].flat(), visits: [...visits].flat() };
};
const history = generate(1);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const daysBetween = (from: string, until: string) => dayOf(until) - dayOf(from);

describe("sales", () => {
  const monthly = sum(customers.map(({ revenuePerMonth }) => revenuePerMonth));
  const soldIn = (from: string, until: string) =>
    sum(history.sales.flatMap(({ soldOn, amount }) => (soldOn >= from && soldOn < until ? [amount] : [])));

  it("cover the last 24 months up to yesterday, at about what each customer is said to buy", () => {
    const days = history.sales.map(({ soldOn }) => soldOn).sort();
    expect(days[0] >= "2024-07-01" && days[0] < "2024-07-05").toBe(true);
    expect(days[days.length - 1]).toBe("2026-07-14");
    const perMonth = soldIn("2025-01-01", "2026-01-01") / 12;
    expect(Math.abs(perMonth / monthly - 1)).toBeLessThan(0.08);
  });

  it("peak in the four weeks before Idulfitri, which moves, and in December", () => {
    const weeksBefore = (idulfitri: string) => soldIn(civilDateOf(dayOf(idulfitri) - 28), idulfitri);
    const sameWeeks = (from: string) => soldIn(from, civilDateOf(dayOf(from) + 28));
    expect(weeksBefore("2025-03-31") / sameWeeks("2025-06-02")).toBeGreaterThan(1.3);
    expect(weeksBefore("2026-03-20") / sameWeeks("2026-06-01")).toBeGreaterThan(1.3);
    expect(soldIn("2025-12-01", "2026-01-01") / soldIn("2025-07-01", "2025-08-01")).toBeGreaterThan(1.15);
  });

  it("are to 5 % by another rep than the territory's, and earn a distributor's margin", () => {
    const { sales } = history;
    const foreign =
      sales.filter(({ rep, customer }) => rep !== customers[customer].rep).length / sales.length;
    expect(Math.abs(foreign - 0.05 * (1 - 1 / REPS))).toBeLessThan(0.005);
    const margin = 1 - sum(sales.map(({ goodsCost }) => goodsCost)) / sum(sales.map(({ amount }) => amount));
    expect(margin).toBeGreaterThan(0.12);
    expect(margin).toBeLessThan(0.22);
  });
});

describe("the pipeline", () => {
  const { leads, opportunities } = history;
  const endOf = ({ stages }: (typeof opportunities)[number]) => stages[stages.length - 1];
  const closed = opportunities.filter((deal) => ["won", "lost", "no-decision"].includes(endOf(deal).stage));

  it("turns 10.5 % of leads into deals, as far as they had the time", () => {
    const ripe = leads.filter(({ createdOn }) => createdOn < "2026-02-01");
    const rate = ripe.filter(({ isWon }) => isWon).length / ripe.length;
    expect(Math.abs(rate - 0.105)).toBeLessThan(0.03);
  });

  it("wins 63 % in a mean cycle of about 50 days", () => {
    const won = closed.filter((deal) => endOf(deal).stage === "won");
    expect(Math.abs(won.length / closed.length - 0.63)).toBeLessThan(0.06);
    const days = won.map(({ stages }) =>
      daysBetween(stages[0].enteredOn, stages[stages.length - 1].enteredOn),
    );
    const mean = sum(days) / days.length;
    expect(mean).toBeGreaterThan(46);
    expect(mean).toBeLessThan(54);
  });

  it("has stages in order, none after yesterday, and open deals", () => {
    for (const { stages } of opportunities) {
      const days = stages.map(({ enteredOn }) => enteredOn);
      expect(days).toEqual(days.toSorted());
      expect(days[days.length - 1] < TODAY).toBe(true);
      expect(stages[0].stage).toBe("qualification");
    }
    expect(closed.length).toBeLessThan(opportunities.length);
  });
});

describe("visits", () => {
  it("are 4, 2 and 1 a month by segment, with 15 % missed, and planned to the end of the month", () => {
    const { visits } = history;
    const past = visits.filter(({ state }) => state !== "planned");
    const missed = past.filter(({ state }) => state === "missed").length / past.length;
    expect(Math.abs(missed - 0.15)).toBeLessThan(0.01);
    const inMay = visits.filter(({ plannedOn }) => plannedOn.startsWith("2026-05"));
    const perCustomer = (segment: string) =>
      inMay.filter(({ customer }) => customers[customer].segment === segment).length /
      customers.filter((customer) => customer.segment === segment).length;
    expect(perCustomer("A")).toBeCloseTo(4, 0);
    expect(perCustomer("B")).toBeCloseTo(2, 0);
    expect(perCustomer("C")).toBeCloseTo(1, 0);
    expect(visits.every(({ state, plannedOn }) => (state === "planned") === plannedOn >= TODAY)).toBe(true);
  });
});

it("finds Idulfitri of years that have no official date yet", () => {
  const lebaran = createLebaranFactor();
  // 1 Syawal 1449 of the calendar of Umm al-Qura
  expect(lebaran(dayOf("2028-02-25"))).toBeGreaterThan(1.5);
  expect(lebaran(dayOf("2028-02-26"))).toBeLessThan(0.3);
});

it("is the same for the same seed and day, and another for another seed", () => {
  // as text: a comparison member by member takes seconds
  expect(JSON.stringify(generate(1)) === JSON.stringify(history)).toBe(true);
  expect(generate(2).sales[0]).not.toEqual(history.sales[0]);
});
