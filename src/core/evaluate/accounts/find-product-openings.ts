import type { Interval } from "../statistics/interval.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import type { ComparedAccount } from "./find-look-alikes.ts";
import { type Feature, gowerSimilarity } from "./gower-similarity.ts";

export interface Peer {
  readonly account: string;
  /** Gower's, 0 … 1. */
  readonly similarity: number;
}

/** The customers most like one account by Gower's similarity, most alike first, by code among equals; itself left out. O(customers × features). */
export function findPeers(
  features: readonly Feature[],
  one: ComparedAccount,
  customers: readonly ComparedAccount[],
  most: number,
): readonly Peer[] {
  return customers
    .flatMap(({ account, values }): readonly Peer[] => {
      const { similarity } = gowerSimilarity(features, one.values, values);
      return account === one.account || similarity === null ? [] : [{ account, similarity }];
    })
    .sort((a, b) => b.similarity - a.similarity || (a.account < b.account ? -1 : 1))
    .slice(0, most);
}

/** What an account bought of a product, in money. */
export interface ProductRevenue {
  readonly account: string;
  readonly product: string;
  readonly revenue: number;
}

/** A product that an account has not bought and its peers have. */
export interface ProductOpening {
  readonly product: string;
  /** Peers that bought it. */
  readonly buyers: number;
  /** Of all peers, with Wilson's interval. */
  readonly share: number;
  readonly interval: Interval;
  /** What a buyer among them spent on it. */
  readonly medianRevenue: number;
}

/** Products that peers bought and the account did not: those of most peers first, then of the highest median. O(revenues). */
export function findProductOpenings(
  account: string,
  peers: readonly Peer[],
  revenues: readonly ProductRevenue[],
): readonly ProductOpening[] {
  const isPeer = new Set(peers.map((peer) => peer.account));
  const own = new Set<string>();
  const spent = new Map<string, number[]>();
  for (const { account: buyer, product, revenue } of revenues) {
    // what was only returned was not bought
    if (!(revenue > 0)) continue;
    if (buyer === account) own.add(product);
    else if (isPeer.has(buyer)) spent.set(product, [...(spent.get(product) ?? []), revenue]);
  }
  return [...spent]
    .filter(([product]) => !own.has(product))
    .map(([product, amounts]): ProductOpening => {
      const buyers = amounts.length;
      return {
        ...{ product, buyers, share: buyers / peers.length },
        interval: wilsonInterval(buyers, peers.length) ?? { low: 0, high: 1 },
        medianRevenue: medianOf(amounts),
      };
    })
    .sort(
      (a, b) => b.buyers - a.buyers || b.medianRevenue - a.medianRevenue || (a.product < b.product ? -1 : 1),
    );
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
