interface StartInput {
  readonly costs: Float64Array;
  readonly rowOf: Int32Array;
  readonly territoryCount: number;
}

/**
 * Unit prices to start from: the cost to the nearest of as many centres as there are territories, chosen greedily
 * (each next centre lowers the sum of costs most). O(territories × rows × units).
 */
export function startingPrices({ costs, rowOf, territoryCount }: StartInput): Float64Array {
  const n = rowOf.length;
  const rows = costs.length / n;
  const prices = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let centre = 0; centre < Math.min(territoryCount, rows, 200); centre++) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let i = 0; i < n && sum < least; i++) sum += Math.min(prices[i], costs[row * n + i]);
      if (sum < least) [best, least] = [row, sum];
    }
    if (best < 0) break;
    for (let i = 0; i < n; i++) prices[i] = Math.min(prices[i], costs[best * n + i]);
  }
  return prices;
}
