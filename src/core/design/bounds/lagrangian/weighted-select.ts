interface Keyed {
  readonly keys: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The item whose weight, added in ascending order of key, first brings the sum to a target, and the sum before it.
 * Reorders the first `count` items. Null when all weights together do not reach the target.
 * Expected O(count): quickselect with three-way partition, on weights instead of ranks.
 */
export function weightedSelect(
  items: Int32Array,
  count: number,
  { keys, weights, target }: Keyed & { readonly target: number },
): { readonly item: number; readonly weightBefore: number } | null {
  let low = 0;
  let high = count - 1;
  let before = 0;
  while (low <= high) {
    const pivot = keys[items[(low + high) >>> 1]];
    let equalFrom = low;
    let above = high;
    let lessWeight = 0;
    for (let at = low; at <= above; ) {
      const item = items[at];
      const key = keys[item];
      if (key > pivot) {
        items[at] = items[above];
        items[above--] = item;
        continue;
      }
      if (key < pivot) {
        items[at] = items[equalFrom];
        items[equalFrom++] = item;
        lessWeight += weights[item];
      }
      at++;
    }
    if (before + lessWeight >= target && equalFrom > low) {
      high = equalFrom - 1;
      continue;
    }
    before += lessWeight;
    for (let at = equalFrom; at <= above; at++) {
      const item = items[at];
      if (before + weights[item] >= target) return { item, weightBefore: before };
      before += weights[item];
    }
    low = above + 1;
  }
  return null;
}
