/** The slack that bounds are given for rounding; a plan this close to its bound is proven best. */
const ROUNDING = 1e-8;

/**
 * How far a plan may lie above the best possible, as a fraction of the lower bound: (value − bound) ÷ bound. 0 means
 * proven best; null where there is no bound, or where a bound of 0 says nothing about a value above it.
 */
export function gapToBound(value: number, lowerBound: number | null): number | null {
  if (lowerBound === null) return null;
  if (value <= 0) return 0;
  if (lowerBound <= 0) return null;
  const gap = (value - lowerBound) / lowerBound;
  return gap <= ROUNDING ? 0 : gap;
}
