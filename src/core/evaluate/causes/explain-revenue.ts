import { differenceInterval } from "../statistics/difference-interval.ts";
import { homogeneityTest } from "../statistics/homogeneity-test.ts";
import { decomposeChange } from "./decompose-change.ts";

/** What a territory's leads came to in a period. */
export interface FunnelPeriod {
  readonly leads: number;
  readonly opportunities: number;
  readonly won: number;
  readonly revenue: number;
}

export type CauseKey = "leads" | "lead-to-opportunity" | "win-rate" | "deal-value";

export interface Cause {
  readonly key: CauseKey;
  /** The factor before and after; a rate as a fraction, null without anything to convert. */
  readonly before: number | null;
  readonly after: number | null;
  /** What it did to the revenue, money. */
  readonly effect: number;
  /**
   * Of a rate: its difference with a 95 % interval, and whether chance alone explains it. Null for counts and values, of which
   * two periods do not tell what chance makes, and where more came out than went in.
   */
  readonly rate: {
    readonly difference: number;
    readonly low: number;
    readonly high: number;
    readonly isBeyondChance: boolean;
  } | null;
}

export interface RevenueChange {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** Largest loss first; they sum to the change. */
  readonly causes: readonly Cause[];
}

const SIGNIFICANCE = 0.05;

/**
 * Why revenue changed: leads × lead to opportunity × win rate × deal value, split by LMDI. A rate is named a cause only where its own
 * test says so; its share is told either way. O(1).
 */
export function explainRevenue(before: FunnelPeriod, after: FunnelPeriod): RevenueChange {
  const [from, to] = [factorsOf(before), factorsOf(after)];
  const keys = ["leads", "lead-to-opportunity", "win-rate", "deal-value"] as const;
  const { effects } = decomposeChange(
    keys.map((key) => ({ key, before: from[key] ?? 0, after: to[key] ?? 0 })),
  );
  const causes = keys.map((key, index): Cause => {
    const samples = {
      "lead-to-opportunity": ["opportunities", "leads"],
      "win-rate": ["won", "opportunities"],
    } as const;
    const pair = key === "lead-to-opportunity" || key === "win-rate" ? samples[key] : null;
    return {
      ...{ key, before: from[key], after: to[key], effect: effects[index].effect },
      rate: pair && compareRates(before, after, pair),
    };
  });
  return {
    before: before.revenue,
    after: after.revenue,
    change: after.revenue - before.revenue,
    causes: causes.sort((a, b) => a.effect - b.effect),
  };
}

const factorsOf = ({
  leads,
  opportunities,
  won,
  revenue,
}: FunnelPeriod): Readonly<Record<CauseKey, number | null>> => ({
  leads,
  "lead-to-opportunity": leads > 0 ? opportunities / leads : null,
  "win-rate": opportunities > 0 ? won / opportunities : null,
  "deal-value": won > 0 ? revenue / won : null,
});

function compareRates(
  before: FunnelPeriod,
  after: FunnelPeriod,
  [successes, trials]: readonly [keyof FunnelPeriod, keyof FunnelPeriod],
): Cause["rate"] {
  const [first, second] = [before, after].map((one) => ({ successes: one[successes], trials: one[trials] }));
  // opportunities that came from no lead of the period: a flow, of which no test is known
  if ([first, second].some((sample) => sample.successes > sample.trials)) return null;
  const difference = differenceInterval(second, first);
  const test = homogeneityTest([first, second]);
  return difference && { ...difference, isBeyondChance: test !== null && test.pValue < SIGNIFICANCE };
}
