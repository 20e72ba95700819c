import type { Random } from "../../src/core/search/random.ts";
import { standardNormal } from "../standard-normal.ts";
import { civilDateOf, createLebaranFactor, MONTH_INDEX, monthOf, startOfMonth, workingDay } from "./days.ts";
import type { DemoCustomer, DemoProduct, DemoSale } from "./history-types.ts";

const LINES_PER_MONTH = { A: 3, B: 2, C: 1 } as const;
/** Of the small ones, who do not order every month. */
const SHARE_OF_EMPTY_MONTHS = 0.1;
const SPREAD_OF_ORDERS = 0.25;
const GROWTH_PER_YEAR = 0.06;
const SHARE_OUTSIDE_TERRITORY = 0.05;
/** Who stopped ordering some months ago, for somebody to find out. */
const SHARE_GONE_SILENT = 0.03;
const SILENT_MONTHS = 4;

interface Market {
  readonly customers: readonly DemoCustomer[];
  readonly products: readonly DemoProduct[];
  readonly repCount: number;
  /** First day of an order, for those that were won lately; the others have always bought. */
  readonly customerSince: ReadonlyMap<number, number>;
  readonly today: number;
  readonly months: number;
}

/** Invoice lines of the last months and of the current one up to yesterday, month by month. */
export function* inventSales(market: Market, random: Random): Generator<readonly DemoSale[]> {
  const { customers, today, months } = market;
  const lebaran = createLebaranFactor();
  const isSilent = customers.map(() => random.next() < SHARE_GONE_SILENT);
  const cheapestFirst = market.products.map(({ unitPrice }) => unitPrice);
  for (let month = -months; month <= 0; month++) {
    const [start, end] = [startOfMonth(today, month), startOfMonth(today, month + 1)];
    const season = MONTH_INDEX[monthOf(start)] * (1 + (GROWTH_PER_YEAR * (month + months / 2)) / 12);
    const sales: DemoSale[] = [];
    for (const [customer, account] of customers.entries()) {
      if (isSilent[customer] && month > -SILENT_MONTHS) continue;
      const lines = LINES_PER_MONTH[account.segment];
      const often = lines === 1 ? 1 - SHARE_OF_EMPTY_MONTHS : 1;
      for (let line = 0; line < lines; line++) {
        if (random.next() >= often) continue;
        const day = workingDay(start + random.below(end - start));
        const noise = Math.exp(SPREAD_OF_ORDERS * standardNormal(random) - SPREAD_OF_ORDERS ** 2 / 2);
        const wished = (account.revenuePerMonth * season * lebaran(day) * noise) / (lines * often);
        const product = chooseProduct(cheapestFirst, wished, random);
        const rep = chooseRep(account.rep, market.repCount, random);
        if (day >= today || day < (market.customerSince.get(customer) ?? day)) continue;
        const { unitPrice, goodsCostShare } = market.products[product];
        const quantity = Math.max(1, Math.round(wished / unitPrice));
        const amount = quantity * unitPrice;
        const goodsCost = Math.round(amount * goodsCostShare);
        sales.push({ customer, product, rep, soldOn: civilDateOf(day), quantity, amount, goodsCost });
      }
    }
    yield sales;
  }
}

/** Any that the order pays for; the cheapest for less. */
function chooseProduct(prices: readonly number[], wished: number, random: Random): number {
  const affordable = prices.findLastIndex((price) => price <= wished) + 1;
  return random.below(Math.max(1, affordable));
}

/** The rep of the territory, and now and then another. */
function chooseRep(own: number | null, repCount: number, random: Random): number | null {
  const other = random.below(repCount);
  return random.next() < SHARE_OUTSIDE_TERRITORY ? other : own;
}
