import type { AlignedUnit } from "../ports/rows/alignment.ts";

/** Unit codes, sorted. */
export interface UnitChanges {
  readonly unitsIn: readonly string[];
  readonly unitsOut: readonly string[];
}

export interface UnitDifference {
  /** Units that are on one side only. */
  readonly total: UnitChanges;
  /** By territory code, of territories that gain or lose a unit. */
  readonly byTerritory: ReadonlyMap<string, UnitChanges>;
}

type Aligned = Pick<AlignedUnit, "unitCode" | "territoryCode">;

/** What comes to and goes from each territory between two alignments. Linear but for sorting the changes. */
export function diffUnits(before: readonly Aligned[], after: readonly Aligned[]): UnitDifference {
  const oldTerritory = new Map(before.map(({ unitCode, territoryCode }) => [unitCode, territoryCode]));
  const newTerritory = new Map(after.map(({ unitCode, territoryCode }) => [unitCode, territoryCode]));
  const total = { unitsIn: [] as string[], unitsOut: [] as string[] };
  const byTerritory = new Map<string, { unitsIn: string[]; unitsOut: string[] }>();
  const changesOf = (territory: string) => {
    const changes = byTerritory.get(territory) ?? { unitsIn: [], unitsOut: [] };
    byTerritory.set(territory, changes);
    return changes;
  };
  const units = [...new Set([...oldTerritory.keys(), ...newTerritory.keys()])].sort();
  for (const unit of units) {
    const [from, to] = [oldTerritory.get(unit), newTerritory.get(unit)];
    if (from === to) continue;
    if (from !== undefined) changesOf(from).unitsOut.push(unit);
    if (to !== undefined) changesOf(to).unitsIn.push(unit);
    if (from === undefined) total.unitsIn.push(unit);
    if (to === undefined) total.unitsOut.push(unit);
  }
  return { total, byTerritory };
}
