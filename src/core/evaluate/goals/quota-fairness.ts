import { pearson, spearman } from "../statistics/correlation.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";

export interface RepQuota {
  readonly quota: number;
  readonly attained: number;
  readonly potential: number;
}

export interface QuotaFairness {
  /** Correlation of attainment with potential, by value and by rank; near 0 where quotas are fair. Null below 4 reps. */
  readonly pearson: number | null;
  readonly spearman: number | null;
  /** 95 % interval of the first (Fisher's z); a fair allocation has 0 within. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Share of the reps within ±20 % of their quota. */
  readonly shareInBand: number | null;
  /** Σ quotas ÷ the company's goal. */
  readonly overAssignment: number | null;
}

const FEWEST = 4;
const BAND = 0.2;

/** Whether attainment depends on the potential of the territory rather than on the rep. Quotas above 0. O(n log n). */
export function quotaFairness(reps: readonly RepQuota[], companyGoal: number): QuotaFairness {
  const attainments = reps.map(({ attained, quota }) => attained / quota);
  const potentials = reps.map(({ potential }) => potential);
  const byValue = reps.length < FEWEST ? null : pearson(attainments, potentials);
  const byRank = reps.length < FEWEST ? null : spearman(attainments, potentials);
  const inBand = attainments.filter((share) => Math.abs(share - 1) <= BAND + 1e-12).length;
  const quotas = reps.reduce((sum, { quota }) => sum + quota, 0);
  return {
    pearson: byValue,
    spearman: byRank,
    interval: byValue === null ? null : fisherInterval(byValue, reps.length),
    shareInBand: reps.length === 0 ? null : inBand / reps.length,
    overAssignment: companyGoal > 0 ? quotas / companyGoal : null,
  };
}

function fisherInterval(r: number, n: number) {
  const z = Math.atanh(Math.max(-0.999_999, Math.min(0.999_999, r)));
  const half = normalQuantile(0.975) / Math.sqrt(n - 3);
  return { low: Math.tanh(z - half), high: Math.tanh(z + half) };
}
