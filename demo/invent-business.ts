import type { Random } from "../src/core/search/random.ts";
import { revenueQuantiles } from "./revenue-distribution.ts";
import type { Outlet } from "./scatter-accounts.ts";
import { inventShopName } from "./shop-names.ts";
import { standardNormal } from "./standard-normal.ts";

/** An invented customer. Money in whole IDR, workload in hours, both per month. */
export interface DemoAccount extends Outlet {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly segment: "A" | "B" | "C";
  readonly revenueIdr: number;
  readonly potentialIdr: number;
  readonly workloadHours: number;
}

/** Share of accounts up to which a rank is in the segment, best first; visits a month; hours of one visit with its travel. */
const SEGMENTS = [
  { segment: "A", upTo: 0.2, visitsPerMonth: 4, hoursPerVisit: 1 },
  { segment: "B", upTo: 0.5, visitsPerMonth: 2, hoursPerVisit: 0.8 },
  { segment: "C", upTo: 1, visitsPerMonth: 1, hoursPerVisit: 0.65 },
] as const;

/** How much an outlet in a big town tends to sell more, against pure chance. */
const TOWN_EFFECT = 0.15;
const SPREAD_OF_VISIT_HOURS = 0.2;
const SPREAD_OF_POTENTIAL = 0.5;

/** Orders of the accounts from the smallest to the largest seller: mostly chance, a little the size of the town. */
function rankBySales(outlets: readonly Outlet[], random: Random): number[] {
  const score = outlets.map(({ place }) => standardNormal(random) + TOWN_EFFECT * Math.log(place.population));
  return outlets.map((_, index) => index).toSorted((a, b) => score[a] - score[b] || a - b);
}

/** Gives each outlet a name, a segment by rank, revenue from the calibrated distribution, potential and workload. */
export function inventBusiness(outlets: readonly Outlet[], random: Random): DemoAccount[] {
  const revenues = revenueQuantiles(outlets.length);
  const order = rankBySales(outlets, random);
  const rankOf = new Int32Array(outlets.length);
  order.forEach((index, rank) => {
    rankOf[index] = rank;
  });
  const digits = String(outlets.length).length;
  return outlets.map((outlet, index) => {
    const fromTop = 1 - (rankOf[index] + 0.5) / outlets.length;
    const policy = SEGMENTS.find(({ upTo }) => fromTop <= upTo) ?? SEGMENTS[2];
    const revenueIdr = revenues[rankOf[index]];
    const hours =
      policy.visitsPerMonth * policy.hoursPerVisit * Math.exp(SPREAD_OF_VISIT_HOURS * standardNormal(random));
    return {
      ...outlet,
      ...inventShopName(random, 1 - fromTop, index + 1),
      id: `OUT-${String(index + 1).padStart(digits, "0")}`,
      segment: policy.segment,
      revenueIdr,
      potentialIdr: Math.round(revenueIdr * (1 + Math.exp(SPREAD_OF_POTENTIAL * standardNormal(random)) / 2)),
      workloadHours: Math.round(hours * 100) / 100,
    };
  });
}
