import type { Kpi } from "./kpi.ts";
import type { MeasureKey } from "./measures.ts";

/** Events by column: one entry per event, or per account and period. */
export type MeasureColumns = Readonly<Partial<Record<MeasureKey, Float64Array>>>;

/** One KPI of every scope; NaN where nothing can be said. */
export interface KpiColumn {
  readonly key: string;
  readonly version: number;
  readonly values: Float64Array;
  readonly numerators: Float64Array;
  /** NaN for plain amounts. */
  readonly denominators: Float64Array;
}

/** To which scope each event belongs: an account, a territory, a rep. Events with −1 belong to none. */
export interface Scopes {
  readonly scopeOf: Int32Array;
  readonly count: number;
}

/** Adds up every measure by scope; an event whose measure is not recorded (NaN) adds nothing. O(events × measures). */
export function sumByScope(columns: MeasureColumns, { scopeOf, count }: Scopes): MeasureColumns {
  const sums: Partial<Record<MeasureKey, Float64Array>> = {};
  // most events lie outside the period: found once, not once per measure
  const events = new Int32Array(scopeOf.length);
  let inScope = 0;
  for (let event = 0; event < scopeOf.length; event++) if (scopeOf[event] >= 0) events[inScope++] = event;
  for (const key of recordedKeys(columns)) {
    const column = columns[key] ?? new Float64Array();
    const sum = new Float64Array(count);
    for (let index = 0; index < inScope; index++) {
      const value = column[events[index]];
      if (!Number.isNaN(value)) sum[scopeOf[events[index]]] += value;
    }
    sums[key] = sum;
  }
  return sums;
}

/**
 * Every KPI whose measures are recorded, one after the other, for every scope, from sums by scope: ratios of sums, never means of
 * ratios. KPIs that need a measure which is not recorded are left out. O(scopes × KPIs).
 */
export function* evaluateKpis(
  kpis: readonly Kpi[],
  sums: MeasureColumns,
  count: number,
): Generator<KpiColumn> {
  for (const { key, version, needs, compute } of kpis) {
    const columns = needs.flatMap((measure) => sums[measure] ?? []);
    if (columns.length < needs.length) continue;
    // only what the KPI names: a small object stays fast, and kpis.test.ts proves that no KPI reads more
    const row = Object.fromEntries(needs.map((measure) => [measure, 0])) as Record<MeasureKey, number>;
    const [values, numerators, denominators] = [0, 1, 2].map(() => new Float64Array(count));
    for (let scope = 0; scope < count; scope++) {
      for (let index = 0; index < needs.length; index++) row[needs[index]] = columns[index][scope];
      const found = compute(row);
      values[scope] = found.value ?? Number.NaN;
      numerators[scope] = found.numerator;
      denominators[scope] = found.denominator ?? Number.NaN;
    }
    yield { key, version, values, numerators, denominators };
  }
}

const recordedKeys = (columns: MeasureColumns): readonly MeasureKey[] => Object.keys(columns) as MeasureKey[];
