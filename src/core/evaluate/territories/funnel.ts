import type { FunnelLimits } from "../statistics/funnel-limits.ts";
import type { HomogeneityTest } from "../statistics/homogeneity-test.ts";

/** What became of the leads of one territory: cohorts, so opportunities and accounts come from these leads. */
export interface FunnelCounts {
  readonly leads: number;
  /** Null where the stage is not recorded. */
  readonly opportunities: number | null;
  readonly newAccounts: number;
}

export interface TerritoryCounts extends FunnelCounts {
  readonly territory: string;
}

/** An interval and how it was made; fractions. */
export interface NamedInterval {
  readonly low: number;
  readonly high: number;
  readonly method: "wilson" | "clopper-pearson";
}

/** One step of the funnel as a fraction; both null without anything to convert. */
export interface Conversion {
  readonly rate: number | null;
  readonly interval: NamedInterval | null;
}

/** "above" or "below" only where chance alone does not explain the distance to the team. */
export type FunnelStanding = "above" | "below" | "not-told-apart" | "not-enough-data";

export interface TerritoryFunnel extends TerritoryCounts, Conversion {
  readonly exactInterval: NamedInterval | null;
  /** Rate pulled towards the team's, for sorting. */
  readonly shrunkRate: number | null;
  readonly leadToOpportunity: Conversion | null;
  readonly opportunityToAccount: Conversion | null;
  /** New accounts that chance alone gives at the team's rate; null without leads. */
  readonly limits: FunnelLimits | null;
  readonly standing: FunnelStanding;
  /** Null beyond 12 territories. */
  readonly probabilityBest: number | null;
}

/** How far the highest rate lies above the lowest, and what it would take to tell them apart. */
export interface ExtremesComparison {
  readonly highest: string;
  readonly lowest: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Leads needed in each of the two, if these rates were the true ones; null where they are equal. */
  readonly leadsNeededEach: number | null;
}

export interface FunnelEvaluation {
  readonly verdict: "differ" | "not-enough-data";
  /** Why there is no verdict: chance explains the spread, or fewer than two territories have enough leads. */
  readonly reason: "beyond-chance" | "within-chance" | "too-few-leads";
  readonly territories: readonly TerritoryFunnel[];
  readonly team: FunnelCounts & Conversion;
  readonly homogeneity: HomogeneityTest | null;
  readonly overdispersion: number;
  readonly shrinkage: { readonly strength: number | "complete"; readonly source: "peers" | "default" };
  readonly extremes: ExtremesComparison | null;
}
