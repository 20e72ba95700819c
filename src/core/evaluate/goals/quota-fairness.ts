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
  const pearson = reps.length < FEWEST ? null : correlation(attainments, potentials);
  const spearman = reps.length < FEWEST ? null : correlation(ranks(attainments), ranks(potentials));
  const inBand = attainments.filter((share) => Math.abs(share - 1) <= BAND + 1e-12).length;
  const quotas = reps.reduce((sum, { quota }) => sum + quota, 0);
  return {
    pearson,
    spearman,
    interval: pearson === null ? null : fisherInterval(pearson, reps.length),
    shareInBand: reps.length === 0 ? null : inBand / reps.length,
    overAssignment: companyGoal > 0 ? quotas / companyGoal : null,
  };
}

/** Null where one of the two does not vary. */
function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  let [xy, xx, yy] = [0, 0, 0];
  xs.forEach((x, index) => {
    const [dx, dy] = [x - meanX, ys[index] - meanY];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}

/** Ranks from 1, equal values sharing their mean rank. */
function ranks(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

function fisherInterval(r: number, n: number) {
  const z = Math.atanh(Math.max(-0.999_999, Math.min(0.999_999, r)));
  const half = normalQuantile(0.975) / Math.sqrt(n - 3);
  return { low: Math.tanh(z - half), high: Math.tanh(z + half) };
}
