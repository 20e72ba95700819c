import { isSeasonal } from "./is-seasonal.ts";
import { pooledSeason } from "./pooled-season.ts";
import { type SeasonKind, seasonalIndices } from "./seasonal-indices.ts";

/** Values without their season, and how to put it back. */
export interface Deseasonalised {
  readonly values: readonly number[];
  /** Null where no season was found. */
  readonly kind: SeasonKind | null;
  /** Index of each season, season 0 being that of the first value; empty where none was found. */
  readonly indices: readonly number[];
  /** Season put back on forecasts, the first of which follows the last value. */
  restore(forecasts: readonly number[]): readonly number[];
}

/**
 * Takes the season out where there is one: multiplicative for values above 0, additive otherwise. With less than two full years it is
 * that of `teamSeason`, as far as the values' own say nothing else.
 */
export function deseasonalise(
  values: readonly number[],
  period: number,
  teamSeason: readonly number[] | null = null,
): Deseasonalised {
  const isShort = values.length < 2 * period;
  const kind: SeasonKind = values.every((value) => value > 0) ? "multiplicative" : "additive";
  const indices = isShort
    ? teamSeason && pooledSeason(values, teamSeason)
    : isSeasonal(values, period)
      ? (seasonalIndices(values, period, kind)?.indices ?? null)
      : null;
  if (indices === null) return { values, kind: null, indices: [], restore: (forecasts) => forecasts };
  const at = (t: number) => indices[t % period];
  return {
    values: values.map((value, t) => (kind === "multiplicative" ? value / at(t) : value - at(t))),
    kind,
    indices,
    restore: (forecasts) =>
      forecasts.map((value, step) => {
        const index = at(values.length + step);
        return kind === "multiplicative" ? value * index : value + index;
      }),
  };
}
