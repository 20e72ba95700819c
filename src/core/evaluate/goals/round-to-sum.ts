/** Whole numbers that sum to the rounded sum of the shares: the largest remainders are rounded up (Hamilton). O(n log n). */
export function roundToSum(shares: readonly number[]): readonly number[] {
  const whole = shares.map(Math.floor);
  const missing =
    Math.round(shares.reduce((sum, share) => sum + share, 0)) - whole.reduce((sum, value) => sum + value, 0);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share - whole[index] }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) whole[index]++;
  return whole;
}
