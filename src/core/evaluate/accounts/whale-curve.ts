/** Cumulative profit from the best account to the worst. */
export interface WhaleCurve {
  readonly total: number;
  /** Cumulative profit after each account. */
  readonly cumulative: readonly number[];
  /** Cumulative profit ÷ total; null where the total is not above 0, for then only money tells. */
  readonly shares: readonly number[] | null;
  /** How many accounts make the highest cumulative profit, and that profit; 0 accounts where all lose. */
  readonly peak: { readonly accounts: number; readonly profit: number; readonly share: number | null };
}

/** The whale curve of net profits in any order. O(n log n). */
export function whaleCurve(profits: readonly number[]): WhaleCurve {
  let sum = 0;
  const peak = { accounts: 0, profit: 0 };
  const cumulative = [...profits]
    .sort((a, b) => b - a)
    .map((profit, index) => {
      sum += profit;
      if (sum > peak.profit) {
        peak.accounts = index + 1;
        peak.profit = sum;
      }
      return sum;
    });
  const hasShares = sum > 0;
  return {
    total: sum,
    cumulative,
    shares: hasShares ? cumulative.map((profit) => profit / sum) : null,
    peak: { ...peak, share: hasShares ? peak.profit / sum : null },
  };
}
