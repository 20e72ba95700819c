/** A territory's part of last year's quota, and of the potential. */
export interface QuotaBase {
  readonly prior: number;
  /** Share of the potential; the shares of all sum to 1. */
  readonly potentialShare: number;
}

/** Prior quota + growth × share of the potential. Sums to the target. */
export function allocateByGrowth(bases: readonly QuotaBase[], target: number): readonly number[] {
  const growth = target - bases.reduce((sum, { prior }) => sum + prior, 0);
  return bases.map(({ prior, potentialShare }) => prior + growth * potentialShare);
}

/** Target × (weight × share of the prior quota + (1 − weight) × share of the potential). Sums to the target. */
export function allocateByShares(
  bases: readonly QuotaBase[],
  target: number,
  priorWeight: number,
): readonly number[] {
  const total = bases.reduce((sum, { prior }) => sum + prior, 0);
  return bases.map(
    ({ prior, potentialShare }) =>
      target * ((priorWeight * prior) / total + (1 - priorWeight) * potentialShare),
  );
}
