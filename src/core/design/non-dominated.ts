/**
 * Indices, ascending, of the points that no other point dominates (all coordinates are minimised; of equal points the
 * first stays). O(points² × coordinates).
 */
export function nonDominated(points: readonly (readonly number[])[]): number[] {
  const kept: number[] = [];
  for (const [at, point] of points.entries()) {
    const isBeaten = points.some(
      (other, index) => index !== at && isNoWorse(other, point) && (index < at || !isNoWorse(point, other)),
    );
    if (!isBeaten) kept.push(at);
  }
  return kept;
}

/** Indices, ascending, of the non-dominated points that are no worse than this one everywhere and better somewhere. */
export function dominatorsOf(points: readonly (readonly number[])[], at: number): number[] {
  return nonDominated(points).filter(
    (other) => isNoWorse(points[other], points[at]) && !isNoWorse(points[at], points[other]),
  );
}

function isNoWorse(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, coordinate) => value <= b[coordinate]);
}
