import { type Feature, type FeatureValues, gowerSimilarity } from "./gower-similarity.ts";

export interface ComparedAccount {
  readonly account: string;
  readonly values: FeatureValues;
}

/** How much a prospect resembles the best customers, and why. */
export interface LookAlike {
  readonly prospect: string;
  /** Mean similarity to its nearest best customers, 0 … 1; null where too little is known. */
  readonly score: number | null;
  /** The nearest, most alike first, each with its strongest reasons. */
  readonly nearest: readonly {
    readonly account: string;
    readonly similarity: number;
    readonly because: readonly { readonly feature: string; readonly share: number }[];
  }[];
}

const NEIGHBOURS = 5;
const REASONS = 3;

/** Prospects by mean Gower similarity to their 5 nearest best customers, most alike first. O(prospects × customers × features). */
export function findLookAlikes(
  features: readonly Feature[],
  bestCustomers: readonly ComparedAccount[],
  prospects: readonly ComparedAccount[],
): readonly LookAlike[] {
  return prospects
    .map(({ account, values }): LookAlike => {
      const nearest = bestCustomers
        .flatMap((customer) => {
          const { similarity, because } = gowerSimilarity(features, values, customer.values);
          return similarity === null
            ? []
            : [{ account: customer.account, similarity, because: because.slice(0, REASONS) }];
        })
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, NEIGHBOURS);
      const sum = nearest.reduce((total, { similarity }) => total + similarity, 0);
      return { prospect: account, score: nearest.length > 0 ? sum / nearest.length : null, nearest };
    })
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
}
