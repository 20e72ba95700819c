import { isSeasonal } from "./is-seasonal.ts";
import { type SeasonKind, seasonalIndices } from "./seasonal-indices.ts";

/** Values without their season, and how to put it back. */
export interface Deseasonalised {
  readonly values: readonly number[];
  /** Null where no season was found. */
  readonly kind: SeasonKind | null;
  /** Season put back on forecasts, the first of which follows the last value. */
  restore(forecasts: readonly number[]): readonly number[];
}

/** Takes the season out where there is one: multiplicative for values above 0, additive otherwise. */
export function deseasonalise(values: readonly number[], period: number): Deseasonalised {
  const kind: SeasonKind = values.every((value) => value > 0) ? "multiplicative" : "additive";
  const found = isSeasonal(values, period) ? seasonalIndices(values, period, kind) : null;
  if (!found) return { values, kind: null, restore: (forecasts) => forecasts };
  const { indices } = found;
  const at = (t: number) => indices[t % period];
  return {
    values: values.map((value, t) => (kind === "multiplicative" ? value / at(t) : value - at(t))),
    kind,
    restore: (forecasts) =>
      forecasts.map((value, step) => {
        const index = at(values.length + step);
        return kind === "multiplicative" ? value * index : value + index;
      }),
  };
}
