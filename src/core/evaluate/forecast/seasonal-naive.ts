/** The value of the same season a year before, repeated: the floor that every method must beat. */
export function seasonalNaive(values: readonly number[], period: number, horizon: number): readonly number[] {
  const cycle = Math.min(period, values.length);
  return Array.from({ length: horizon }, (_, step) => values[values.length - cycle + (step % cycle)]);
}
