/** One property of accounts by which they are compared; the range is frozen with the version of a model. */
export type Feature =
  | { readonly key: string; readonly weight: number; readonly kind: "category" }
  | { readonly key: string; readonly weight: number; readonly kind: "number"; readonly range: number };

/** Values in the order of the features; null = not known. */
export type FeatureValues = readonly (string | number | null)[];

export interface Similarity {
  /** 0 … 1; null where less than half of the weight is known for both. */
  readonly similarity: number | null;
  /** What each feature adds, largest first: why two accounts are alike. */
  readonly because: readonly { readonly feature: string; readonly share: number }[];
}

const LEAST_KNOWN_WEIGHT = 0.5;

/** Gower's similarity (1971): 1 for equal categories, 1 − distance ÷ range for numbers, weighted; unknown values are left out. */
export function gowerSimilarity(
  features: readonly Feature[],
  one: FeatureValues,
  other: FeatureValues,
): Similarity {
  let all = 0;
  let known = 0;
  let sum = 0;
  const parts: { feature: string; share: number }[] = [];
  features.forEach((feature, index) => {
    // a feature that does not vary tells nothing
    if (feature.kind === "number" && !(feature.range > 0)) return;
    all += feature.weight;
    const alike = likeness(feature, one[index], other[index]);
    if (alike === null) return;
    known += feature.weight;
    sum += feature.weight * alike;
    parts.push({ feature: feature.key, share: feature.weight * alike });
  });
  if (known === 0 || known < LEAST_KNOWN_WEIGHT * all) return { similarity: null, because: [] };
  return {
    similarity: sum / known,
    because: parts
      .map(({ feature, share }) => ({ feature, share: share / known }))
      .sort((a, b) => b.share - a.share),
  };
}

function likeness(
  feature: Feature,
  one: string | number | null,
  other: string | number | null,
): number | null {
  if (one === null || other === null) return null;
  if (feature.kind === "category") return one === other ? 1 : 0;
  return Math.max(0, 1 - Math.abs(Number(one) - Number(other)) / feature.range);
}
