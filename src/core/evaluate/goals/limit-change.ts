const ROUNDS = 100;

/**
 * Quotas moved into prior × (1 ± cap) and scaled so that they sum to what they did before, the free ones taking up the rest. Null where
 * the caps cannot hold together with the sum. Who had none before is not capped. O(quotas × rounds).
 */
export function limitChange(
  quotas: readonly number[],
  priors: readonly number[],
  cap: number,
): readonly number[] | null {
  const target = quotas.reduce((sum, quota) => sum + quota, 0);
  // who is new has nothing to change from
  const highest = (prior: number) => (prior > 0 ? prior * (1 + cap) : Number.POSITIVE_INFINITY);
  const bound = (value: number, index: number) =>
    Math.min(highest(priors[index]), Math.max(priors[index] * (1 - cap), value));
  const at = (scale: number) => quotas.map((quota, index) => bound(quota * scale, index));
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  let [low, high] = [0, 1];
  const most = total(priors.map(highest));
  const least = total(priors) * (1 - cap);
  if (target > most * (1 + 1e-12) || target < least * (1 - 1e-12)) return null;
  while (total(at(high)) < target && high < 1e12) high *= 2;
  for (let round = 0; round < ROUNDS; round++) {
    const middle = (low + high) / 2;
    if (total(at(middle)) < target) low = middle;
    else high = middle;
  }
  return at(high);
}
