/** A limit counts as broken only past this fraction of the target (of the limit, for capacities): sums of floats in another order differ by less. */
export const RELATIVE_SLACK = 1e-9;
