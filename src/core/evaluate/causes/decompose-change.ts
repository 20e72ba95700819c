/** One factor of a product, before and after: leads × conversion × win rate × value. */
export interface Factor {
  readonly key: string;
  readonly before: number;
  readonly after: number;
}

export interface ChangeEffects {
  readonly before: number;
  readonly after: number;
  /** What each factor did, in the unit of the product; they sum to the change. */
  readonly effects: readonly { readonly key: string; readonly effect: number }[];
}

/** A factor of 0 stands for this share of its other value, so that its logarithm exists (Ang & Liu 2007). */
const SMALL_SHARE = 1e-9;

/**
 * Causes of a change of a product of factors of at least 0: logarithmic mean Divisia index (LMDI, Ang 2004), exact and without a rest.
 * O(factors).
 */
export function decomposeChange(factors: readonly Factor[]): ChangeEffects {
  const positive = factors.map(({ key, before, after }) => {
    const small = SMALL_SHARE * (Math.max(before, after) || 1);
    return { key, before: Math.max(before, small), after: Math.max(after, small) };
  });
  const product = (value: (factor: Factor) => number, list: readonly Factor[]) =>
    list.reduce((all, factor) => all * value(factor), 1);
  const [from, to] = [product((one) => one.before, positive), product((one) => one.after, positive)];
  const weight = Math.abs(Math.log(to / from)) < 1e-14 ? from : (to - from) / Math.log(to / from);
  return {
    before: product((one) => one.before, factors),
    after: product((one) => one.after, factors),
    effects: positive.map(({ key, before, after }) => ({ key, effect: weight * Math.log(after / before) })),
  };
}
