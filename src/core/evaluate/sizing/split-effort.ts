/** Sales of a segment: k × (1 − e^(−b × effort)). */
export interface ConcaveResponse {
  readonly k: number;
  readonly b: number;
}

const HALVINGS = 200;

/** Effort for each segment that gives the highest sales together; sums to the whole (Mantrala, Sinha & Zoltners 1992, by bisection). */
export function splitEffort(segments: readonly ConcaveResponse[], effort: number): readonly number[] {
  const at = (price: number) => segments.map(({ k, b }) => Math.max(0, Math.log((k * b) / price) / b));
  const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0);
  let low = 0;
  let high = Math.max(...segments.map(({ k, b }) => k * b));
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (total(at(middle)) > effort) low = middle;
    else high = middle;
  }
  const shares = at(high);
  const sum = total(shares);
  return sum === 0 ? shares : shares.map((share) => (share * effort) / sum);
}
