export interface Increment {
  /** Money the rep adds before its cost. */
  readonly grossMargin: number;
  readonly sales: number;
}

/** What each further rep adds after its cost, and how many pay. */
export interface IncrementalSize {
  readonly netContributions: readonly number[];
  /** Reps before the first that costs more than it brings. */
  readonly worthwhile: number;
}

/** Incremental method: reps are added while the next brings more than it costs (fixed cost + share of its sales). */
export function sizeByIncrement(
  increments: readonly Increment[],
  { fixedCost, costShareOfSales }: { readonly fixedCost: number; readonly costShareOfSales: number },
): IncrementalSize {
  const netContributions = increments.map(
    ({ grossMargin, sales }) => grossMargin - fixedCost - costShareOfSales * sales,
  );
  const first = netContributions.findIndex((net) => net <= 0);
  return { netContributions, worthwhile: first < 0 ? increments.length : first };
}
