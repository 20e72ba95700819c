/** What a territory holds, as the API tells it. Money per year, workload in hours per month. */
export interface TerritoryTotals {
  readonly units: number;
  readonly accounts: number;
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
  readonly measures: Readonly<Record<string, number>>;
}

export interface Territory {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly share: number;
  readonly isLocked: boolean;
  readonly totals: TerritoryTotals;
}

/** A total of every territory, or `m:` and the key of an activity measure of the units. */
export type MeasureKey = "units" | "accounts" | "revenue" | "potential" | "workloadHours" | `m:${string}`;

export const COMMON_MEASURES = ["workloadHours", "revenue", "potential", "accounts", "units"] as const;

export interface TerritoryBalance {
  readonly territory: Territory;
  readonly value: number;
  /** Total, white space included, × share ÷ sum of shares of the lowest territories; null for one above others, or where there is nothing. */
  readonly target: number | null;
  /** (value − target) ÷ target. */
  readonly deviation: number | null;
}

export function readMeasure(totals: TerritoryTotals, key: MeasureKey): number {
  switch (key) {
    case "units":
    case "accounts":
    case "revenue":
    case "potential":
    case "workloadHours":
      return totals[key];
    default:
      return totals.measures[key.slice("m:".length)] ?? 0;
  }
}

/** Measures that these territories know of, the common ones first. */
export function listMeasures(territories: readonly Territory[]): readonly MeasureKey[] {
  const own = new Set(territories.flatMap(({ totals }) => Object.keys(totals.measures)));
  return [...COMMON_MEASURES, ...[...own].sort().map((key) => `m:${key}` as const)];
}

/** As the engine and a plan's wishes call a measure. */
const WISHED: Readonly<Record<string, MeasureKey>> = { workload: "workloadHours" };

/** What a plan is balanced by first; where it does not say, or holds nothing of it, the first measure of which there is something. */
export function leadingMeasure(
  territories: readonly Territory[],
  plan: { readonly balancedBy: readonly string[] } | undefined,
): MeasureKey {
  // what is all 0 says nothing
  const filled = listMeasures(territories).filter((key) =>
    territories.some(({ totals }) => readMeasure(totals, key) > 0),
  );
  const wished = plan?.balancedBy.flatMap(
    (name) => filled.find((key) => key === (WISHED[name] ?? name) || key === `m:${name}`) ?? [],
  );
  return wished?.[0] ?? filled[0] ?? COMMON_MEASURES[0];
}

/**
 * Each territory against its target among those given. Those above others hold what stands below them and have no target.
 * `whiteSpace` is what no territory holds: it is to be held by somebody, as the engine's targets have it.
 */
export function balanceTerritories(
  territories: readonly Territory[],
  key: MeasureKey,
  whiteSpace: TerritoryTotals | null,
): readonly TerritoryBalance[] {
  const parents = new Set(territories.map(({ parentId }) => parentId));
  const lowest = territories.filter(({ id }) => !parents.has(id));
  const rest = whiteSpace === null ? 0 : readMeasure(whiteSpace, key);
  const total = lowest.reduce((sum, { totals }) => sum + readMeasure(totals, key), rest);
  const shares = lowest.reduce((sum, { share }) => sum + share, 0);
  return territories.map((territory) => {
    const value = readMeasure(territory.totals, key);
    // a single territory would always stand exactly on its own target
    const hasTarget = lowest.length > 1 && total > 0 && !parents.has(territory.id);
    const target = hasTarget ? (total * territory.share) / shares : null;
    return { territory, value, target, deviation: target === null ? null : (value - target) / target };
  });
}

/** Largest |deviation|; null where no territory has a target. */
export function largestDeviation(balances: readonly TerritoryBalance[]): number | null {
  const sizes = balances.flatMap(({ deviation }) => (deviation === null ? [] : [Math.abs(deviation)]));
  return sizes.length === 0 ? null : Math.max(...sizes);
}
