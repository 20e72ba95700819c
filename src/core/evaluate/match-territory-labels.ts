import { assignMaximumWeight } from "./assign-maximum-weight.ts";

/** One more than the largest territory index in use. */
export const countLabels = (assignment: Int32Array): number =>
  assignment.reduce((count, territory) => Math.max(count, territory + 1), 0);

/**
 * For each territory of the plan after, the territory of the plan before that it continues, or −1 if it is new: the
 * one-to-one matching that keeps the most weight in place. Where several keep the same, equal indices stay together.
 * So a plan that only swaps labels keeps everything. O(K³) for K territories.
 */
export function matchTerritoryLabels(
  before: Int32Array,
  after: Int32Array,
  weight: Float64Array,
): Int32Array {
  const rows = countLabels(after);
  const columns = countLabels(before);
  const retained = new Float64Array(rows * columns);
  let total = 0;
  after.forEach((label, unit) => {
    if (label < 0 || before[unit] < 0) return;
    retained[label * columns + before[unit]] += weight[unit];
    total += weight[unit];
  });
  // large enough to survive rounding, too small to outweigh any unit that matters
  const bonusForSameLabel = total > 0 ? total * 1e-12 : 1;
  for (let label = 0; label < Math.min(rows, columns); label++)
    retained[label * columns + label] += bonusForSameLabel;
  return assignMaximumWeight({ rows, columns, weights: retained });
}
