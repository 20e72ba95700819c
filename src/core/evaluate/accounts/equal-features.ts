import type { Feature, FeatureValues } from "./gower-similarity.ts";

/** Features that weigh the same: numbers first, each with the range that it has in these rows, then categories. */
export function equalFeatures(
  numbers: readonly string[],
  categories: readonly string[],
  rows: readonly FeatureValues[],
): readonly Feature[] {
  return [
    ...numbers.map((key, place): Feature => {
      const known = rows.flatMap((values) => (values[place] === null ? [] : [Number(values[place])]));
      const low = known.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
      const high = known.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
      return { key, weight: 1, kind: "number", range: Math.max(0, high - low) };
    }),
    ...categories.map((key): Feature => ({ key, weight: 1, kind: "category" })),
  ];
}
