/** One dimension of the ideal customer profile. */
export interface FitDimension {
  readonly key: string;
  readonly weight: number;
  /** 0 … 3; null where nothing is known. */
  readonly points: number | null;
}

export interface FitScore {
  /** 0 … 100 over what is known; null where nothing is, or a knock-out applies. */
  readonly score: number | null;
  /** Share of the weight that is known, 0 … 1. */
  readonly completeness: number;
  /** Points of each known dimension out of the score, largest first. */
  readonly reasons: readonly { readonly dimension: string; readonly contribution: number }[];
  /** The rule that excludes the account whatever its points. */
  readonly knockedOutBy: string | null;
}

const MOST_POINTS = 3;

/** Fit to the ideal customer profile: Σ weight × points ÷ the most possible × 100. Unknown dimensions are left out of both sums. */
export function scoreFit(dimensions: readonly FitDimension[], knockedOutBy: string | null = null): FitScore {
  const weight = (list: readonly FitDimension[]) =>
    list.reduce((sum, dimension) => sum + dimension.weight, 0);
  const known = dimensions.filter(({ points }) => points !== null);
  const most = weight(known) * MOST_POINTS;
  const reasons = known
    .map((dimension) => ({
      dimension: dimension.key,
      contribution: most === 0 ? 0 : (100 * dimension.weight * (dimension.points ?? 0)) / most,
    }))
    .sort((a, b) => b.contribution - a.contribution);
  const score = reasons.reduce((sum, { contribution }) => sum + contribution, 0);
  return {
    score: most === 0 || knockedOutBy !== null ? null : score,
    completeness: weight(dimensions) === 0 ? 0 : weight(known) / weight(dimensions),
    reasons,
    knockedOutBy,
  };
}
