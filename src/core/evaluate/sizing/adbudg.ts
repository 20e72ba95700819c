import { minimise } from "../statistics/minimise.ts";

/** Response of sales to effort, both 1 today: b at no effort, a at saturation; c > 1 is S-shaped (Little 1970, Lodish 1971). */
export interface Adbudg {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Sales at an effort of at least 0. */
export function respond({ a, b, c, d }: Adbudg, effort: number): number {
  const power = effort ** c;
  return b + ((a - b) * power) / (d + power);
}

/** Calibrated by judgement: sales at no effort, at 1.5 times today's and at saturation. Null unless 0 ≤ none < 1 < half more < all. */
export function calibrateAdbudg(none: number, halfMore: number, saturation: number): Adbudg | null {
  if (!(none >= 0 && none < 1 && halfMore > 1 && halfMore < saturation)) return null;
  const d = (saturation - 1) / (1 - none);
  const c = Math.log((d * (halfMore - none)) / (saturation - halfMore)) / Math.log(1.5);
  return { a: saturation, b: none, c, d };
}

/** The curve with the least squared distance to points of (effort, sales). Needs at least 5 points. */
export function fitAdbudg(
  points: readonly (readonly [effort: number, sales: number])[],
): { readonly curve: Adbudg; readonly squaredErrors: number } | null {
  if (points.length < 5) return null;
  const curveOf = ([a, b, logC, logD]: readonly number[]): Adbudg => ({
    a,
    b,
    c: Math.exp(logC),
    d: Math.exp(logD),
  });
  const cost = (at: readonly number[]) =>
    points.reduce((sum, [effort, sales]) => sum + (sales - respond(curveOf(at), effort)) ** 2, 0);
  const sales = points.map(([, value]) => value);
  const options = { steps: [0.1, 0.1, 0.5, 0.5], evaluations: 4_000, precision: 1e-13 };
  const first = minimise(cost, [Math.max(...sales), Math.min(...sales), 1, 0], options);
  // a second search from there leaves a simplex that collapsed too early
  const { point, value } = minimise(cost, first.point, options);
  return { curve: curveOf(point), squaredErrors: value };
}
