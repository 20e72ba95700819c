import { minimise } from "../statistics/minimise.ts";
import { likelihoodOf } from "./expected-purchases.ts";
import type { PurchaseHistory, PurchaseModel } from "./purchase-history.ts";

/** Fewer customers do not carry four parameters. */
export const FEWEST = 100;
/** So many histories lead the search close to where all of them do. */
const FEW = 4_000;

/**
 * BG/NBD parameters of highest likelihood, from at least 100 customers; null with fewer, or where none came back: then nothing tells how
 * often they do. Searches in logarithms: of many histories first those of some thousand, evenly apart, then, from what these say, all of
 * them.
 */
export function fitPurchases(
  histories: readonly PurchaseHistory[],
  timeUnit: PurchaseModel["timeUnit"],
): { readonly model: PurchaseModel; readonly logLikelihood: number } | null {
  if (histories.length < FEWEST || histories.every(({ repeats }) => repeats === 0)) return null;
  const grouped = group(histories);
  // times near 1 keep the search well conditioned
  const scale = histories.reduce((most, { age }) => Math.max(most, age), 0) / 10;
  const scaled = grouped.map((one) => ({
    ...one,
    lastPurchase: one.lastPurchase / scale,
    age: one.age / scale,
  }));
  const modelOf = ([r, alpha, a, b]: readonly number[]) => ({
    r: Math.exp(r),
    alpha: Math.exp(alpha),
    a: Math.exp(a),
    b: Math.exp(b),
  });
  const costOf = (of: typeof scaled) => {
    const likelihood = likelihoodOf(of);
    return (at: readonly number[]) => -likelihood(modelOf(at));
  };
  const stride = Math.ceil(scaled.length / FEW);
  const few = scaled.filter((_, index) => index % stride === 0);
  const options = { steps: [0.5, 0.5, 0.5, 0.5], evaluations: 600, precision: 1e-12 };
  const first = minimise(costOf(few), [-1, 0, 0, 0], options);
  // a second search from there leaves a simplex that collapsed too early; that of many begins near its end, which differs from the
  // first by a standard error of the few, and stops at a fiftieth of its own
  const second =
    stride === 1 ? { steps: [0.1, 0.1, 0.1, 0.1] } : { steps: [0.02, 0.02, 0.02, 0.02], precision: 1e-10 };
  const { point } = minimise(costOf(scaled), first.point, { ...options, ...second });
  const found = modelOf(point);
  const model = { timeUnit, ...found, alpha: found.alpha * scale };
  return { model, logLikelihood: likelihoodOf(grouped)(model) };
}

/** Customers with the same history count once. */
function group(histories: readonly PurchaseHistory[]) {
  const groups = new Map<string, PurchaseHistory & { customers: number }>();
  for (const history of histories) {
    const key = `${history.repeats} ${history.lastPurchase} ${history.age}`;
    const known = groups.get(key);
    if (known) known.customers++;
    else groups.set(key, { ...history, customers: 1 });
  }
  return [...groups.values()];
}
