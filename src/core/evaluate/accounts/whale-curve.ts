/** Cumulative profit from the best account to the worst. */
export interface WhaleCurve {
  readonly total: number;
  /** After how many accounts the curve is told, from 1 on: after each of up to 400, else evenly spread, the peak and the last among them. */
  readonly at: readonly number[];
  /** Cumulative profit there. */
  readonly cumulative: readonly number[];
  /** Cumulative profit ÷ total; null where the total is not above 0, for then only money tells. */
  readonly shares: readonly number[] | null;
  /** How many accounts make the highest cumulative profit, and that profit; 0 accounts where all lose. */
  readonly peak: { readonly accounts: number; readonly profit: number; readonly share: number | null };
}

/** As many as a wide screen can show. */
const MOST_POINTS = 400;

/** The whale curve of net profits in any order. O(n log n). */
export function whaleCurve(profits: readonly number[]): WhaleCurve {
  let sum = 0;
  const peak = { accounts: 0, profit: 0 };
  const all = [...profits]
    .sort((a, b) => b - a)
    .map((profit, index) => {
      sum += profit;
      if (sum > peak.profit) {
        peak.accounts = index + 1;
        peak.profit = sum;
      }
      return sum;
    });
  const at = spread(all.length, peak.accounts);
  const cumulative = at.map((accounts) => all[accounts - 1]);
  const hasShares = sum > 0;
  return {
    total: sum,
    at,
    cumulative,
    shares: hasShares ? cumulative.map((profit) => profit / sum) : null,
    peak: { ...peak, share: hasShares ? peak.profit / sum : null },
  };
}

/** Numbers from 1 to `last`, at most so many besides `kept` and `last`. */
function spread(last: number, kept: number): readonly number[] {
  const step = Math.max(1, Math.ceil(last / MOST_POINTS));
  const numbers = new Set(last === 0 ? [] : [last]);
  if (kept > 0) numbers.add(kept);
  for (let number = step; number < last; number += step) numbers.add(number);
  return [...numbers].sort((a, b) => a - b);
}
