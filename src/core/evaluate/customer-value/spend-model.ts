import { logGamma } from "../statistics/log-gamma.ts";
import { minimise } from "../statistics/minimise.ts";

/** Gamma–Gamma model of the money per purchase (Fader & Hardie 2013). */
export interface SpendModel {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

export interface Spend {
  /** Repeat purchases, at least 1. */
  readonly repeats: number;
  /** Mean money of a repeat purchase, above 0. */
  readonly mean: number;
}

/** Money a purchase of the customer is expected to bring: between its own mean and that of all. q must be above 1. */
export function expectedSpend({ p, q, v }: SpendModel, { repeats, mean }: Spend): number {
  const weight = (p * repeats) / (p * repeats + q - 1);
  return (1 - weight) * populationSpend({ p, q, v }) + weight * mean;
}

/** Mean money per purchase over all customers. */
export const populationSpend = ({ p, q, v }: SpendModel): number => (p * v) / (q - 1);

/** Parameters of highest likelihood, from customers who repeated; null below 100 of them. Money and number of purchases must not be correlated. */
export function fitSpend(
  spends: readonly Spend[],
): { readonly model: SpendModel; readonly logLikelihood: number } | null {
  if (spends.length < 100) return null;
  const scale = spends.reduce((sum, { mean }) => sum + mean, 0) / spends.length;
  const modelOf = ([p, q, v]: readonly number[]): SpendModel => ({
    p: Math.exp(p),
    q: Math.exp(q),
    v: Math.exp(v) * scale,
  });
  const grouped = groupByRepeats(spends);
  const cost = (at: readonly number[]) => -logLikelihood(modelOf(at), grouped);
  const options = { steps: [0.5, 0.5, 0.5], evaluations: 500, precision: 1e-12 };
  const first = minimise(cost, [1, 1, 0], options);
  const { point, value } = minimise(cost, first.point, { ...options, steps: [0.1, 0.1, 0.1] });
  return { model: modelOf(point), logLikelihood: -value };
}

interface SpendGroup {
  readonly repeats: number;
  /** Money of all repeat purchases of each customer. */
  readonly totals: readonly number[];
  readonly sumOfLogMeans: number;
}

/** There are many customers, and few numbers of purchases: what depends on these alone is reckoned once each. */
function groupByRepeats(spends: readonly Spend[]): readonly SpendGroup[] {
  const means = new Map<number, number[]>();
  for (const { repeats, mean } of spends) {
    const known = means.get(repeats);
    if (known) known.push(mean);
    else means.set(repeats, [mean]);
  }
  return [...means].map(([repeats, list]) => ({
    repeats,
    totals: list.map((mean) => repeats * mean),
    sumOfLogMeans: list.reduce((sum, mean) => sum + Math.log(mean), 0),
  }));
}

/** O(customers). */
function logLikelihood({ p, q, v }: SpendModel, groups: readonly SpendGroup[]): number {
  const constant = q * Math.log(v) - logGamma(q);
  let sum = 0;
  for (const { repeats, totals, sumOfLogMeans } of groups) {
    const shape = p * repeats;
    const common = constant + logGamma(shape + q) - logGamma(shape) + shape * Math.log(repeats);
    let logs = 0;
    for (const total of totals) logs += Math.log(total + v);
    sum += totals.length * common + (shape - 1) * sumOfLogMeans - (shape + q) * logs;
  }
  return sum;
}
