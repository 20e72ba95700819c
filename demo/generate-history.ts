import { seededRandom } from "../src/core/search/random.ts";
import { dayOf } from "./history/days.ts";
import type {
  DemoCost,
  DemoCustomer,
  DemoGoal,
  DemoLead,
  DemoOpportunity,
  DemoProduct,
  DemoSale,
  DemoVisit,
} from "./history/history-types.ts";
import { inventCosts } from "./history/invent-costs.ts";
import { inventGoals } from "./history/invent-goals.ts";
import { inventPipeline } from "./history/invent-pipeline.ts";
import { inventProducts } from "./history/invent-products.ts";
import { inventSales } from "./history/invent-sales.ts";
import { inventVisits } from "./history/invent-visits.ts";

const MONTHS = 24;
const MONTHS_OF_VISITS = 6;
/** Far from the streams of `generateDemo`. */
const FIRST_STREAM = 100;

/** The demo's past up to yesterday, and the visits planned for the rest of the month. */
export interface DemoHistory {
  readonly products: readonly DemoProduct[];
  readonly leads: readonly DemoLead[];
  readonly opportunities: readonly DemoOpportunity[];
  readonly goals: readonly DemoGoal[];
  /** Made as they are read, once, a month or quarter at a time: a large demo has millions. */
  readonly sales: Iterable<readonly DemoSale[]>;
  readonly costs: Iterable<readonly DemoCost[]>;
  readonly visits: Iterable<readonly DemoVisit[]>;
}

/** Invents 24 months of a distributor's business. The same customers, seed and civil date give the same history. */
export function generateHistory({
  seed,
  today: civilToday,
  customers,
  repCount,
}: {
  readonly seed: number;
  readonly today: string;
  readonly customers: readonly DemoCustomer[];
  readonly repCount: number;
}): DemoHistory {
  const stream = (step: number) => seededRandom(seed, FIRST_STREAM + step);
  const today = dayOf(civilToday);
  const products = inventProducts(stream(1));
  const market = { customers, repCount, today, months: MONTHS };
  const pipeline = inventPipeline({ ...market, productCount: products.length }, stream(2));
  const { leads, opportunities, customerSince } = pipeline;
  const since = { ...market, customerSince };
  return {
    products,
    leads,
    opportunities,
    goals: inventGoals(market),
    sales: inventSales({ ...since, products }, stream(3)),
    costs: inventCosts(since, stream(4)),
    visits: inventVisits({ ...since, months: MONTHS_OF_VISITS }, stream(5)),
  };
}
