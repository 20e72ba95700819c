import type { Random } from "../../src/core/search/random.ts";
import { standardNormal } from "../standard-normal.ts";
import { civilDateOf, startOfMonth } from "./days.ts";
import type { DemoCustomer, DemoLead, DemoOpportunity, DemoStage } from "./history-types.ts";

/** Where leads come from, how many of them, and how many end in a deal: 10.5 % of all. */
const ORIGINS = [
  { origin: "Pameran", share: 0.2, dealRate: 0.06 },
  { origin: "Rujukan", share: 0.15, dealRate: 0.22 },
  { origin: "Telepon", share: 0.25, dealRate: 0.07 },
  { origin: "Situs web", share: 0.2, dealRate: 0.08 },
  { origin: "Kunjungan", share: 0.2, dealRate: 0.1325 },
] as const;
const LEADS_PER_CUSTOMER = 0.6;
const WIN_RATE = 0.63;
const SHARE_WITHOUT_DECISION = 0.25;
const MEAN_CYCLE_DAYS = 50;
const SPREAD_OF_CYCLES = 0.4;
const DEAL_MONTHS = 6;
/** Of large and middling customers, who are offered something more. */
const SHARE_WITH_OFFER = 0.25;
const OFFER_MONTHS = 2;
/** A lead that came to nothing is closed after so many days. */
const PATIENCE_DAYS = [30, 90] as const;

/** Share of the cycle at which each stage is entered. */
const OPEN_STAGES = [
  { stage: "qualification", from: 0 },
  { stage: "proposal", from: 0.25 },
  { stage: "negotiation", from: 0.6 },
] as const;

export interface DemoPipeline {
  readonly leads: readonly DemoLead[];
  readonly opportunities: readonly DemoOpportunity[];
  /** Day since when those are customers that were won lately. */
  readonly customerSince: ReadonlyMap<number, number>;
}

interface Market {
  readonly customers: readonly DemoCustomer[];
  readonly productCount: number;
  readonly today: number;
  readonly months: number;
}

/** Leads, the opportunities that came of some of them, and offers to customers of old. */
export function inventPipeline(market: Market, random: Random): DemoPipeline {
  const { customers, today, months } = market;
  const start = startOfMonth(today, -months);
  const leads: DemoLead[] = [];
  const opportunities: DemoOpportunity[] = [];
  const customerSince = new Map<number, number>();
  const order = shuffled(customers.length, random);
  const count = Math.round(customers.length * LEADS_PER_CUSTOMER);
  for (const [index, customer] of order.slice(0, count).entries()) {
    const createdOn = start + Math.floor(((index + random.next()) / count) * (today - start));
    const { origin, dealRate } = chooseOrigin(random);
    const opensOn = createdOn + 3 + random.below(15);
    const deal = dealOf(opensOn, today, random);
    const isConverted = random.next() < dealRate / WIN_RATE && opensOn < today;
    const { rep, revenuePerMonth } = customers[customer];
    const isWon = isConverted && deal.wonOn !== null;
    if (isWon && deal.wonOn !== null) customerSince.set(customer, deal.wonOn);
    const name = `Prospek ${String(index + 1).padStart(String(count).length, "0")}`;
    const closing = isConverted
      ? opensOn
      : createdOn + PATIENCE_DAYS[0] + random.below(PATIENCE_DAYS[1] - PATIENCE_DAYS[0]);
    const isClosed = isConverted || closing < today;
    leads.push({
      ...{ name, origin, customer, isWon, rep },
      state: isConverted ? "converted" : isClosed ? "disqualified" : "open",
      createdOn: civilDateOf(createdOn),
      closedOn: isClosed ? civilDateOf(closing) : null,
    });
    const product = random.below(market.productCount);
    if (!isConverted) continue;
    const amount = Math.round(revenuePerMonth * DEAL_MONTHS);
    const whose = { customer: isWon ? customer : null, lead: index, product, rep };
    opportunities.push({ name, ...whose, amount, ...deal.opportunity });
  }
  opportunities.push(...inventOffers(market, { start, customerSince }, random));
  return { leads, opportunities, customerSince };
}

interface Past {
  readonly start: number;
  readonly customerSince: ReadonlyMap<number, number>;
}

function inventOffers(market: Market, { start, customerSince }: Past, random: Random): DemoOpportunity[] {
  const { customers, productCount, today } = market;
  return customers.flatMap(({ segment, rep, revenuePerMonth }, customer) => {
    const isOffered = random.next() < SHARE_WITH_OFFER && segment !== "C" && !customerSince.has(customer);
    const opensOn = start + random.below(today - start);
    if (!isOffered) return [];
    const { opportunity } = dealOf(opensOn, today, random);
    const amount = Math.round(revenuePerMonth * OFFER_MONTHS);
    const product = random.below(productCount);
    return [
      { name: `Tambahan produk ${customer + 1}`, customer, lead: null, product, rep, amount, ...opportunity },
    ];
  });
}

/** How a deal that opens on a day goes, as far as it is known today. */
function dealOf(opensOn: number, today: number, random: Random) {
  const cycle = Math.exp(SPREAD_OF_CYCLES * standardNormal(random) - SPREAD_OF_CYCLES ** 2 / 2);
  const days = Math.max(1, Math.round(MEAN_CYCLE_DAYS * cycle));
  const ending = chooseEnding(random);
  // who is won went through every stage
  const reached = ending === "won" ? OPEN_STAGES.length : 1 + random.below(OPEN_STAGES.length);
  const closesOn = opensOn + days;
  const steps: { readonly stage: DemoStage; readonly day: number }[] = OPEN_STAGES.slice(0, reached).map(
    ({ stage, from }) => ({ stage, day: opensOn + Math.floor(from * days) }),
  );
  steps.push({ stage: ending, day: closesOn });
  const known = steps.filter(({ day }) => day < today);
  const expected = opensOn + Math.round(MEAN_CYCLE_DAYS * (0.7 + 0.6 * random.next()));
  return {
    wonOn: ending === "won" && closesOn < today ? closesOn : null,
    opportunity: {
      expectedCloseOn: civilDateOf(expected),
      stages: known.map(({ stage, day }) => ({ stage, enteredOn: civilDateOf(day) })),
    },
  };
}

function chooseEnding(random: Random): "won" | "lost" | "no-decision" {
  const isWon = random.next() < WIN_RATE;
  const isUndecided = random.next() < SHARE_WITHOUT_DECISION;
  if (isWon) return "won";
  return isUndecided ? "no-decision" : "lost";
}

function chooseOrigin(random: Random): (typeof ORIGINS)[number] {
  let left = random.next();
  for (const each of ORIGINS) {
    left -= each.share;
    if (left < 0) return each;
  }
  return ORIGINS[ORIGINS.length - 1];
}

/** Fisher and Yates. */
function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
