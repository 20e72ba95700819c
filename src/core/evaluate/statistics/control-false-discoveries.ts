/** Which of many tests stand when at most the share `level` of the findings may be false (Benjamini & Hochberg 1995). O(n log n). */
export function controlFalseDiscoveries(pValues: readonly number[], level = 0.05): readonly boolean[] {
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[a] - pValues[b]);
  let found = order.length;
  while (found > 0 && pValues[order[found - 1]] > (level * found) / order.length) found--;
  const standing = new Set(order.slice(0, found));
  return pValues.map((_, index) => standing.has(index));
}
